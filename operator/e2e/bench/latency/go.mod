module sluice.dev/latency

go 1.26
