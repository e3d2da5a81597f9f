package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

type schemaState struct {
	object
	Spec struct {
		Applied []string `json:"applied"`
	} `json:"spec"`
}

type pod struct {
	object
	Status struct {
		ContainerStatuses []struct {
			State struct {
				Terminated *struct{} `json:"terminated"`
			} `json:"state"`
		} `json:"containerStatuses"`
	} `json:"status"`
}

func (p pod) hasApplied() bool {
	return p.Metadata.Labels["sluice.dev/kind"] == "Apply" && len(p.Status.ContainerStatuses) > 0 &&
		p.Status.ContainerStatuses[0].State.Terminated != nil
}

// releaseTimes are from what is named to the write that lets the workload go.
type releaseTimes struct {
	N            int     `json:"n"`
	PublishedP50 float64 `json:"published_p50_ms"`
	PublishedP99 float64 `json:"published_p99_ms"`
	EndedP50     float64 `json:"ended_p50_ms"`
	EndedP99     float64 `json:"ended_p99_ms"`
}

// release has n Deployments, one after another, wait each for a suspended migration, which then is resumed and runs.
// It writes when each was released into a file, for who knows what the database says.
func release(a *api, s settings) releaseTimes {
	released, err := a.watchReleases(deployments(s.resources))
	check(err)
	published, ended := newMoments(), newMoments()
	check(a.watchRuns(namespace(s.resources), published, ended))
	names := numbered(s.prefix, s.n)
	for _, name := range names {
		uid, err := a.create(s.resources, renamed(text(s.template), name))
		check(err)
		check(a.hold(deployments(s.resources), requiring(text(s.workload), name, "sluice.dev/requires", name+"@1")))
		check(a.patch(s.resources+"/"+name, `{"spec":{"suspend":false}}`))
		check(released.await([]string{name}, s.timeout))
		check(published.await([]string{name}, s.timeout))
		check(ended.await([]string{uid}, s.timeout))
		ended.alias(uid, name)
	}
	check(os.WriteFile(s.times, []byte(released.lines(names)), 0o644))
	sincePublished, sinceEnded := spreadOf(released.since(published, names)), spreadOf(released.since(ended, names))
	return releaseTimes{N: s.n, PublishedP50: sincePublished.P50, PublishedP99: sincePublished.P99,
		EndedP50: sinceEnded.P50, EndedP99: sinceEnded.P99}
}

// watchRuns notes when version 1 was published, by name, and when the runner that applied it ended, by uid.
func (a *api) watchRuns(space string, published, ended *moments) error {
	err := watch(a, "/apis/sluice.dev/v1alpha1/"+space+"/schemastates", func(_ string, state schemaState, at time.Time) {
		if slices.Contains(state.Spec.Applied, "1") {
			published.note(state.Metadata.Name, at)
		}
	})
	if err != nil {
		return err
	}
	return watch(a, "/api/v1/"+space+"/pods", func(_ string, p pod, at time.Time) {
		if p.hasApplied() {
			ended.note(p.Metadata.Labels["sluice.dev/uid"], at)
		}
	})
}

// wave has n Deployments wait for one migration, and times each from the request that publishes what they wait for.
func wave(a *api, s settings) summary {
	path, names := deployments(s.resources), numbered(s.prefix, s.n)
	for _, name := range names {
		check(a.hold(path, requiring(text(s.workload), name, "sluice.dev/requires", s.prefix+"@1")))
	}
	released, err := a.watchReleases(path)
	check(err)
	published, begin := newMoments(), time.Now()
	for _, name := range names {
		published.note(name, begin)
	}
	_, err = a.create(s.resources, renamed(text(s.template), s.prefix))
	check(err)
	check(released.await(names, s.timeout))
	took := spreadOf(released.since(published, names))
	return summary{N: s.n, Done: s.n, spread: took, AllDone: micros(took.Max / 1000)}
}

// lines are names, and ms since 1970.
func (m *moments) lines(names []string) string {
	var b strings.Builder
	for _, name := range names {
		at, _ := m.of(name)
		fmt.Fprintf(&b, "%s %d\n", name, at.UnixMilli())
	}
	return b.String()
}

func numbered(prefix string, n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s-%d", prefix, i)
	}
	return names
}

func renamed(template, name string) string { return strings.ReplaceAll(template, "{{name}}", name) }
