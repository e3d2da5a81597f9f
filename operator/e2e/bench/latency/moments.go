package main

import (
	"fmt"
	"sync"
	"time"
)

// moments are when things first became so, by name.
type moments struct {
	mu   sync.Mutex
	at   map[string]time.Time
	came chan struct{}
}

func newMoments() *moments {
	return &moments{at: map[string]time.Time{}, came: make(chan struct{}, 1)}
}

func (m *moments) note(name string, at time.Time) {
	m.mu.Lock()
	if _, known := m.at[name]; !known {
		m.at[name] = at
	}
	m.mu.Unlock()
	select {
	case m.came <- struct{}{}:
	default:
	}
}

func (m *moments) of(name string) (time.Time, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at, known := m.at[name]
	return at, known
}

// alias gives what is known under one name another.
func (m *moments) alias(known, name string) {
	if at, is := m.of(known); is {
		m.note(name, at)
	}
}

// await returns when all of them came. For one goroutine at a time.
func (m *moments) await(names []string, limit time.Duration) error {
	late := time.After(limit)
	for {
		missing := m.missing(names)
		if len(missing) == 0 {
			return nil
		}
		select {
		case <-m.came:
		case <-late:
			return fmt.Errorf("%d of %d did not come within %s: %v", len(missing), len(names), limit, missing)
		}
	}
}

func (m *moments) missing(names []string) []string {
	var missing []string
	for _, name := range names {
		if _, known := m.of(name); !known {
			missing = append(missing, name)
		}
	}
	return missing
}

// since is how much later than those of others they came, in ms; only of names that both have.
func (m *moments) since(others *moments, names []string) []float64 {
	var took []float64
	for _, name := range names {
		end, ended := m.of(name)
		begin, begun := others.of(name)
		if ended && begun {
			took = append(took, millis(end.Sub(begin)))
		}
	}
	return took
}
