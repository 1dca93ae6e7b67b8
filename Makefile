SHELL := /bin/sh
