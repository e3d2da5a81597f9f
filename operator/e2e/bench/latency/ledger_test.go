package main

import (
	"testing"
	"time"
)

func owned(uid string) object {
	var o object
	o.Metadata.OwnerReferences = append(o.Metadata.OwnerReferences, struct {
		UID string `json:"uid"`
	}{uid})
	return o
}

func TestJobSeenBeforeItsResourceIsKnownCounts(t *testing.T) {
	l, begin := newLedger(), time.Now()
	l.job("ADDED", owned("a"), begin.Add(30*time.Millisecond))
	l.asked("a", begin.Add(10*time.Millisecond))
	l.await(1, time.Second)
	if s := l.summary(begin, 1); s.Done != 1 || s.P50 != 20 || s.Doubles != 0 {
		t.Errorf("%+v", s)
	}
}

func TestSecondJobIsADouble(t *testing.T) {
	l, begin := newLedger(), time.Now()
	l.asked("a", begin)
	l.job("ADDED", owned("a"), begin.Add(time.Millisecond))
	l.job("ADDED", owned("a"), begin.Add(time.Second))
	if s := l.summary(begin, 1); s.Doubles != 1 || s.Max != 1 {
		t.Errorf("%+v", s)
	}
}

func TestJobOfAnotherKindDoesNotCount(t *testing.T) {
	l, begin := newLedger(), time.Now()
	planning, applying := owned("a"), owned("a")
	planning.Metadata.Labels = map[string]string{"sluice.dev/kind": "Plan"}
	applying.Metadata.Labels = map[string]string{"sluice.dev/kind": "Apply"}
	l.asked("a", begin)
	l.applyJob("ADDED", planning, begin.Add(time.Millisecond))
	l.applyJob("ADDED", applying, begin.Add(2*time.Millisecond))
	if s := l.summary(begin, 1); s.Done != 1 || s.Max != 2 || s.Doubles != 0 {
		t.Errorf("%+v", s)
	}
}
