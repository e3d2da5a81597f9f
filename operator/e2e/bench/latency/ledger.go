package main

import (
	"sync"
	"time"
)

// ledger joins what was asked for with the Jobs that were seen; either may come first.
type ledger struct {
	mu     sync.Mutex
	sent   map[string]time.Time
	done   map[string]time.Time
	jobs   map[string]int
	writes int
	all    chan struct{}
	wanted int
}

type summary struct {
	N    int `json:"n"`
	Done int `json:"done"`
	spread
	AllDone  float64 `json:"all_done_s"`
	Doubles  int     `json:"resources_with_more_than_one_job"`
	WritesPR float64 `json:"writes_per_resource"`
}

func newLedger() *ledger {
	return &ledger{sent: map[string]time.Time{}, done: map[string]time.Time{}, jobs: map[string]int{}, all: make(chan struct{}), wanted: -1}
}

func (l *ledger) asked(uid string, sent time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent[uid] = sent
	l.settle()
}

func (l *ledger) job(kind string, o object, at time.Time) {
	if kind != "ADDED" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, owner := range o.Metadata.OwnerReferences {
		l.jobs[owner.UID]++
		if l.jobs[owner.UID] == 1 {
			l.done[owner.UID] = at
		}
	}
	l.settle()
}

func (l *ledger) applyJob(kind string, o object, at time.Time) {
	if o.Metadata.Labels["sluice.dev/kind"] == "Apply" {
		l.job(kind, o, at)
	}
}

func (l *ledger) resource(kind string, _ object, _ time.Time) {
	if kind != "MODIFIED" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.writes++
}

func (l *ledger) settle() {
	if l.wanted >= 0 && len(l.sent) >= l.wanted && len(l.done) >= l.wanted {
		l.wanted = -1
		close(l.all)
	}
}

func (l *ledger) await(n int, limit time.Duration) {
	l.mu.Lock()
	l.wanted = n
	l.settle()
	l.mu.Unlock()
	select {
	case <-l.all:
	case <-time.After(limit):
	}
}

// end waits for all that was asked, and then for what should not come.
func (l *ledger) end(s settings, begin time.Time) summary {
	l.await(s.n, s.timeout)
	time.Sleep(s.quiet)
	return l.summary(begin, s.n)
}

func (l *ledger) summary(begin time.Time, n int) summary {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := summary{N: n, WritesPR: float64(l.writes) / float64(n)}
	var took []float64
	for uid, sent := range l.sent {
		if at, ok := l.done[uid]; ok {
			took = append(took, millis(at.Sub(sent)))
			s.AllDone = max(s.AllDone, at.Sub(begin).Seconds())
		}
		if l.jobs[uid] > 1 {
			s.Doubles++
		}
	}
	s.Done, s.spread = len(took), spreadOf(took)
	return s
}
