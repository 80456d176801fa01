package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CaseNumberFormat DATED =
            CaseNumberFormat.of("{yyyy}{MM}{dd}-{seq:3}-{check}").inZone(BERLIN);

    @ParameterizedTest
    @CsvSource({
        "NEVER, 2026-12-31T22:59:59Z, ''",
        "YEARLY, 2026-12-31T22:59:59.999999Z, 2026 Europe/Berlin",
        "YEARLY, 2026-12-31T23:00:00Z, 2027 Europe/Berlin",
        "MONTHLY, 2026-06-30T21:59:59Z, 202606 Europe/Berlin",
        "MONTHLY, 2026-06-30T22:00:00Z, 202607 Europe/Berlin",
        "DAILY, 2026-10-24T22:00:00Z, 20261025 Europe/Berlin",
        "DAILY, 2026-10-25T22:59:59Z, 20261025 Europe/Berlin",
        "DAILY, 2026-10-25T23:00:00Z, 20261026 Europe/Berlin",
        "DAILY, 0007-03-02T10:00:00Z, 00070302 Europe/Berlin"
    })
    void N2_a_period_begins_and_ends_at_midnight_of_the_named_zone(Restart restart, Instant now, String period) {
        Series series = DATED.restarting(restart).seriesAt(now);
        assertEquals(new Series(DATED.template(), period), series);
        assertEquals(restart != Restart.NEVER, series.restarts());
    }

    /** What shows the day of the number and what names the period never disagree. */
    @Test
    void N2_the_period_is_that_of_the_date_in_the_number() {
        CaseNumberFormat daily = DATED.restarting(Restart.DAILY);
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 366 * 48; i++) {
            Instant now = from.plusSeconds(1_800L * i);
            String number = daily.format(7, now).value();
            assertEquals(
                    number.substring(0, 8) + " Europe/Berlin",
                    daily.seriesAt(now).period());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "T-{seq:6}-{check}, YEARLY",
        "T-{MM}{dd}-{seq:6}-{check}, YEARLY",
        "T-{yyyy}-{seq:6}-{check}, MONTHLY",
        "T-{MM}-{seq:6}-{check}, MONTHLY",
        "T-{yyyy}{MM}-{seq:6}-{check}, DAILY",
        "T-{MM}{dd}-{seq:6}-{check}, DAILY",
        "T-{yyyy}{dd}-{seq:6}-{check}, DAILY"
    })
    void N2_a_restart_is_refused_if_the_numbers_do_not_show_the_period(String template, Restart restart) {
        CaseNumberFormat format = CaseNumberFormat.of(template);
        String message = assertThrows(IllegalArgumentException.class, () -> format.restarting(restart))
                .getMessage();
        assertTrue(message.contains("add {yyyy}"), message);
        assertEquals(format, format.restarting(Restart.NEVER));
    }

    @ParameterizedTest
    @CsvSource({
        "{yy}-{seq}-{check}, YEARLY",
        "T-{yyyy}{MM}-{seq:6}-{check}, MONTHLY",
        "T-{seq:6}/{yy}.{MM}-{check}, MONTHLY",
        "{dd}.{MM}.{yy}/{seq:2}{check:damm}, DAILY",
        "{dd}.{MM}.{yy}/{seq:2}{check:damm}, YEARLY"
    })
    void N2_a_restart_is_taken_wherever_the_period_stands(String template, Restart restart) {
        assertEquals(restart, CaseNumberFormat.of(template).restarting(restart).restart());
    }

    @Test
    void N2_what_may_not_change_while_the_template_stays_is_in_the_fingerprint() {
        CaseNumberFormat yearly = DATED.restarting(Restart.YEARLY);
        assertEquals(DATED.fingerprint(), DATED.inZone(ZoneId.of("Asia/Tokyo")).fingerprint());
        assertNotEquals(
                yearly.fingerprint(), yearly.inZone(ZoneId.of("Asia/Tokyo")).fingerprint());
        assertNotEquals(DATED.fingerprint(), yearly.fingerprint());
        assertNotEquals(DATED, yearly);
        assertEquals(yearly, yearly.inZone(BERLIN));
    }
}
