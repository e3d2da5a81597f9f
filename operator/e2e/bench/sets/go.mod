module sluice.dev/sets

go 1.26
