package io.menjin.examples.shop.membership;

import java.time.Instant;

/** That somebody is a member. */
public record Membership(String number, Instant joinedAt) {}
