#!/bin/sh
# usage: ping.sh
#
# Well when Redis answers to the password that is in the environment.
set -eu
REDISCLI_AUTH=${PASSWORD:?is missing}
export REDISCLI_AUTH
[ "$(redis-cli ping)" = PONG ]
