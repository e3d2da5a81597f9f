module sluice.dev/launch

go 1.26
