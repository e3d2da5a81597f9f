package main

import "testing"

const told = `# TYPE admission histogram
admission_bucket{name="a",operation="CREATE",le="0.005"} 5
admission_bucket{name="a",operation="CREATE",le="0.025"} 10
admission_bucket{name="a",operation="CREATE",le="+Inf"} 10
admission_bucket{name="a",operation="UPDATE",le="0.005"} 40
admission_bucket{name="a",operation="UPDATE",le="0.025"} 40
admission_bucket{name="a",operation="UPDATE",le="+Inf"} 40
admission_bucket{name="b",operation="CREATE",le="+Inf"} 7
admission_count{name="a",operation="CREATE"} 10
`

func TestSeriesWithTheLabelAreAddedUp(t *testing.T) {
	h := histogramOf(told, "admission", `name="a"`)
	if h.count() != 50 || h[5] != 45 || h[25] != 50 || len(h) != 3 {
		t.Error(h)
	}
}

func TestOnlyWhatCameSinceCounts(t *testing.T) {
	h := histogramOf(told, "admission", `name="a"`)
	if got := h.minus(h).count(); got != 0 {
		t.Error(got)
	}
	if got := h.minus(histogram{}).count(); got != 50 {
		t.Error(got)
	}
}

func TestQuantilesLieBetweenBounds(t *testing.T) {
	h := histogramOf(told, "admission", `name="a"`)
	for p, want := range map[float64]float64{0.45: 2.5, 0.9: 5, 0.95: 15, 1: 25} {
		if got := h.quantile(p); got < want-0.001 || got > want+0.001 {
			t.Errorf("%v: %v, not %v", p, got, want)
		}
	}
}

func TestQuantileBeyondAllBoundsIsTheLastBound(t *testing.T) {
	if got := (histogramOf("m_bucket{le=\"0.005\"} 1\nm_bucket{le=\"+Inf\"} 10\n", "m", "")).quantile(0.99); got != 5 {
		t.Error(got)
	}
}
