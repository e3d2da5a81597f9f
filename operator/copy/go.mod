module sluice.dev/copy

go 1.26
