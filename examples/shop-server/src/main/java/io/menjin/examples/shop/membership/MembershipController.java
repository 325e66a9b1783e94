package io.menjin.examples.shop.membership;

import io.menjin.core.account.AccountId;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.RequireStep;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members have a name and a number to be called at. */
@RestController
@RequestMapping("/api/membership")
class MembershipController {
    private final Memberships memberships;

    MembershipController(Memberships memberships) {
        this.memberships = memberships;
    }

    /** What the page shows; null for who is no member yet. */
    record Answer(@Nullable Membership membership) {}

    @GetMapping
    Answer find(@CurrentUser AccountId account) {
        return new Answer(memberships.of(account).orElse(null));
    }

    @RequireStep({"profile", "phone"})
    @PutMapping
    Answer join(@CurrentUser AccountId account) {
        return new Answer(memberships.join(account));
    }
}
