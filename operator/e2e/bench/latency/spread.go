package main

import (
	"math"
	"sort"
	"time"
)

type spread struct {
	P50 float64 `json:"p50_ms"`
	P99 float64 `json:"p99_ms"`
	Max float64 `json:"max_ms"`
}

func spreadOf(took []float64) spread {
	sort.Float64s(took)
	return spread{P50: rank(took, 0.50), P99: rank(took, 0.99), Max: rank(took, 1)}
}

// micros has three digits behind the point.
func micros(figure float64) float64 { return math.Round(figure*1000) / 1000 }

func millis(took time.Duration) float64 { return float64(took.Microseconds()) / 1000 }

// rank is the nearest-rank percentile; 0 when there is none.
func rank(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(p*float64(len(sorted))))-1)]
}
