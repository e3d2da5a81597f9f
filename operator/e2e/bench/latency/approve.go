package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

type migration struct {
	object
	Status struct {
		Phase string `json:"phase"`
		Plan  struct {
			Hash string `json:"hash"`
		} `json:"plan"`
	} `json:"status"`
}

type person struct {
	Username string   `json:"username"`
	Groups   []string `json:"groups"`
}

// approve says yes to n plans, one after another, and times each from its
// PATCH to the Job that runs the plan.
func approve(a *api, s settings) summary {
	waiting, err := a.waiting(s.resources, s.n)
	check(err)
	me, err := a.whoami()
	check(err)
	seen := newLedger()
	check(watch(a, "/apis/batch/v1/"+namespace(s.resources)+"/jobs", seen.applyJob))
	check(watch(a, s.resources, seen.resource))
	begin := time.Now()
	for _, m := range waiting {
		seen.asked(m.Metadata.UID, time.Now())
		check(a.patch(s.resources+"/"+m.Metadata.Name, me.yes(m.Status.Plan.Hash)))
		time.Sleep(s.gap)
	}
	return seen.end(s, begin)
}

// waiting are n resources whose plans wait for an approver.
func (a *api) waiting(path string, n int) ([]migration, error) {
	var list struct {
		Items []migration `json:"items"`
	}
	if err := a.get(path, &list); err != nil {
		return nil, err
	}
	var waiting []migration
	for _, m := range list.Items {
		if m.Status.Phase == "AwaitingApproval" {
			waiting = append(waiting, m)
		}
	}
	if len(waiting) < n {
		return nil, fmt.Errorf("%d resources await approval, %d are to be approved", len(waiting), n)
	}
	return waiting[:n], nil
}

// whoami is who the kubeconfig is to the API server.
func (a *api) whoami() (person, error) {
	const question = `{"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"}`
	var answer struct {
		Status struct {
			UserInfo person `json:"userInfo"`
		} `json:"status"`
	}
	err := a.send(http.MethodPost, "/apis/authentication.k8s.io/v1/selfsubjectreviews", "application/json", question,
		http.StatusCreated, &answer)
	return answer.Status.UserInfo, err
}

// yes is an approval as it is without the admission server, which may be late on a busy machine.
func (p person) yes(hash string) string {
	body, _ := json.Marshal(map[string]any{"metadata": map[string]any{"annotations": map[string]string{
		"sluice.dev/approve": hash, "sluice.dev/approved-by": p.Username,
		"sluice.dev/approved-by-groups": strings.Join(p.Groups, ",")}}})
	return string(body)
}
