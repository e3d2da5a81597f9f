package main

import "testing"

func TestNearestRank(t *testing.T) {
	if got := rank([]float64{1, 2, 3, 4}, 0.5); got != 2 {
		t.Error(got)
	}
	if got := rank(nil, 0.5); got != 0 {
		t.Error(got)
	}
}

func TestSpreadOfWhatCameInAnyOrder(t *testing.T) {
	if got := spreadOf([]float64{3, 1, 2}); got != (spread{P50: 2, P99: 3, Max: 3}) {
		t.Errorf("%+v", got)
	}
}
