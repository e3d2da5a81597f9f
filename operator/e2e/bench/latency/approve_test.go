package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
)

const list = `{"items":[
	{"metadata":{"name":"a"},"status":{"phase":"Ready","plan":{"hash":"1"}}},
	{"metadata":{"name":"b"},"status":{"phase":"AwaitingApproval","plan":{"hash":"2"}}},
	{"metadata":{"name":"c"}}]}`

func answering(t *testing.T, body string) *api {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }))
	t.Cleanup(server.Close)
	return &api{server: server.URL, http: server.Client()}
}

func TestOnlyWhatAwaitsApprovalIsApproved(t *testing.T) {
	got, err := answering(t, list).waiting("/things", 1)
	if err != nil || len(got) != 1 || got[0].Metadata.Name != "b" || got[0].Status.Plan.Hash != "2" {
		t.Errorf("%+v %v", got, err)
	}
}

func TestFewerThanAreToBeApprovedIsAnError(t *testing.T) {
	if _, err := answering(t, list).waiting("/things", 2); err == nil {
		t.Error("one of two awaits approval")
	}
}

func TestApprovalNamesPlanUserAndGroups(t *testing.T) {
	got := person{Username: "alice", Groups: []string{"dba", "all"}}.yes("2")
	want := `{"metadata":{"annotations":{"sluice.dev/approve":"2","sluice.dev/approved-by":"alice","sluice.dev/approved-by-groups":"dba,all"}}}`
	if got != want {
		t.Error(got)
	}
}
