package main

import (
	"testing"
	"time"
)

func TestTheFirstMomentCounts(t *testing.T) {
	m, begin := newMoments(), time.Now()
	m.note("a", begin)
	m.note("a", begin.Add(time.Second))
	if at, known := m.of("a"); !known || !at.Equal(begin) {
		t.Error(at, known)
	}
}

func TestAwaitEndsWithTheLastOfThem(t *testing.T) {
	m := newMoments()
	m.note("a", time.Now())
	go m.note("b", time.Now())
	if err := m.await([]string{"a", "b"}, time.Minute); err != nil {
		t.Error(err)
	}
}

func TestWhatDoesNotComeIsNamed(t *testing.T) {
	err := newMoments().await([]string{"a"}, time.Millisecond)
	if err == nil || err.Error() != "1 of 1 did not come within 1ms: [a]" {
		t.Error(err)
	}
}

func TestOnlyWhatBothHaveIsCompared(t *testing.T) {
	begun, ended, now := newMoments(), newMoments(), time.Now()
	begun.note("a", now)
	begun.note("b", now)
	ended.note("a", now.Add(3*time.Millisecond))
	if got := ended.since(begun, []string{"a", "b"}); len(got) != 1 || got[0] != 3 {
		t.Error(got)
	}
}
