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
	l.created("a", begin.Add(10*time.Millisecond))
	l.await(1, time.Second)
	if s := l.summary(begin, 1); s.Done != 1 || s.P50 != 20 || s.Doubles != 0 {
		t.Errorf("%+v", s)
	}
}

func TestSecondJobIsADouble(t *testing.T) {
	l, begin := newLedger(), time.Now()
	l.created("a", begin)
	l.job("ADDED", owned("a"), begin.Add(time.Millisecond))
	l.job("ADDED", owned("a"), begin.Add(time.Second))
	if s := l.summary(begin, 1); s.Doubles != 1 || s.Max != 1 {
		t.Errorf("%+v", s)
	}
}

func TestNearestRank(t *testing.T) {
	if got := rank([]float64{1, 2, 3, 4}, 0.5); got != 2 {
		t.Error(got)
	}
	if got := rank(nil, 0.5); got != 0 {
		t.Error(got)
	}
}
