package main

import (
	"math"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// histogram is what Prometheus' text format tells of one: how often it was at most so many ms.
type histogram map[float64]float64

var sample = regexp.MustCompile(`[{,]le="([^"]+)".*} (\S+)`)

// histogramOf adds up all series of a metric, in seconds, that have the label.
func histogramOf(text, metric, label string) histogram {
	h := histogram{}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, metric+"_bucket{") || !strings.Contains(line, label) {
			continue
		}
		if m := sample.FindStringSubmatch(line); m != nil {
			bound, _ := strconv.ParseFloat(m[1], 64)
			count, _ := strconv.ParseFloat(m[2], 64)
			h[bound*1000] += count
		}
	}
	return h
}

func (h histogram) minus(before histogram) histogram {
	since := histogram{}
	for bound, count := range h {
		since[bound] = count - before[bound]
	}
	return since
}

func (h histogram) count() float64 { return h[math.Inf(1)] }

// quantile is as Prometheus' histogram_quantile tells it: between two bounds all are taken to lie evenly.
func (h histogram) quantile(p float64) float64 {
	var bounds []float64
	for bound := range h {
		bounds = append(bounds, bound)
	}
	sort.Float64s(bounds)
	wanted, below, counted := p*h.count(), 0.0, 0.0
	for _, bound := range bounds {
		if h[bound] >= wanted && h[bound] > counted && !math.IsInf(bound, 1) {
			return micros(below + (bound-below)*(wanted-counted)/(h[bound]-counted))
		}
		if !math.IsInf(bound, 1) {
			below, counted = bound, h[bound]
		}
	}
	return below
}
