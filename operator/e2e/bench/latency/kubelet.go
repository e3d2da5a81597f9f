package main

import (
	"encoding/json"
	"fmt"
	"sync"
	"time"
)

// finish plays the kubelet for pods that no node takes: writes into the status
// of n of them that the container named runner ended well and left the message.
// A thousand real runs would measure the machine; what is done with their
// outcomes is the operator's.
func finish(a *api, pods, message string, n int, timeout time.Duration) error {
	done := map[string]bool{}
	for end := time.Now().Add(timeout); len(done) < n; {
		waiting, err := a.pending(pods)
		if err != nil {
			return err
		}
		var names []string
		for _, p := range waiting {
			if !done[p.Metadata.Name] {
				done[p.Metadata.Name] = true
				names = append(names, p.Metadata.Name)
			}
		}
		if err := a.endAll(pods, names, message); err != nil {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("%d of %d pods came within %s", len(done), n, timeout)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return nil
}

func (a *api) pending(pods string) ([]object, error) {
	var list struct {
		Items []object `json:"items"`
	}
	err := a.get(pods+"?fieldSelector=status.phase%3DPending", &list)
	return list.Items, err
}

func (a *api) endAll(pods string, names []string, message string) error {
	queue, failed := make(chan string), make(chan error, len(names))
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for name := range queue {
				if err := a.patch(pods+"/"+name+"/status", ended(time.Now(), message)); err != nil {
					failed <- err
				}
			}
		})
	}
	for _, name := range names {
		queue <- name
	}
	close(queue)
	workers.Wait()
	close(failed)
	return <-failed
}

// ended is a pod's status as the kubelet (Kubernetes 1.35) writes it at the end of a Job's pod.
func ended(at time.Time, message string) string {
	now := at.UTC().Format(time.RFC3339)
	body, _ := json.Marshal(map[string]any{"status": map[string]any{
		"phase": "Succeeded",
		"containerStatuses": []any{map[string]any{
			"name": "runner", "image": "none", "imageID": "none", "ready": false, "restartCount": 0,
			"state": map[string]any{"terminated": map[string]any{
				"exitCode": 0, "reason": "Completed", "startedAt": now, "finishedAt": now, "message": message}}}}}})
	return string(body)
}
