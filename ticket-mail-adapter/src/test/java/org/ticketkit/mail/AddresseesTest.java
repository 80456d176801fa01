package org.ticketkit.mail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddresseesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noreply", "no-reply", "no_reply", "do.not.reply", "no-reply-orders", "noreply+t1", "ne-pas-repondre",
                "mailer-daemon", "mail-daemon", "bounce", "bounces", "bounces+ann=home.example", "listserv",
                        "majordomo",
                "auto-reply", "autoresponder", "users-request"
            })
    void M10_a_machine_gets_no_receipt(String local) {
        assertTrue(Addressees.isMachine(local + "@shop.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bouncer",
                "bouncebackbob",
                "owner",
                "owner-smith",
                "ownership",
                "noreplyann",
                "listservice",
                "majordomosmith",
                "autoreplying",
                "ann",
                "ann.no-reply",
                "request",
                "ann+bounce"
            })
    void M10_a_person_whose_address_begins_like_a_machines_gets_one(String local) {
        assertFalse(Addressees.isMachine(local + "@shop.example"));
    }
}
