package main

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// workload is a Deployment.
type workload struct {
	object
	Spec struct {
		Paused bool `json:"paused"`
	} `json:"spec"`
}

// requiring is the manifest of a Deployment whose pods, under that key, require something. It has no pods.
func requiring(template, name, key, requires string) string {
	return strings.NewReplacer("{{name}}", name, "{{key}}", key, "{{requires}}", requires,
		"{{replicas}}", "0", "{{image}}", "none").Replace(template)
}

func deployments(collection string) string {
	return "/apis/apps/v1/" + namespace(collection) + "/deployments"
}

// hold creates a Deployment, and sees that it waits.
func (a *api) hold(path, manifest string) error {
	var w workload
	if err := a.send(http.MethodPost, path, "application/yaml", manifest, http.StatusCreated, &w); err != nil {
		return err
	}
	if !w.Spec.Paused {
		return fmt.Errorf("Deployment %s is not held", w.Metadata.Name)
	}
	return nil
}

// watchReleases notes for each Deployment the write that takes paused away.
func (a *api) watchReleases(path string) (*moments, error) {
	released := newMoments()
	return released, watch(a, path, func(kind string, w workload, at time.Time) {
		if kind == "MODIFIED" && !w.Spec.Paused {
			released.note(w.Metadata.Name, at)
		}
	})
}
