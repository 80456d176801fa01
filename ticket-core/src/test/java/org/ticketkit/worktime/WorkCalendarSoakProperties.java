package org.ticketkit.worktime;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.ticketkit.worktime.RandomCalendars.Case;
import org.ticketkit.worktime.WorkCalendarProperties.Checks;

/** The long run of {@link WorkCalendarProperties}: 120,000 random questions and some spans of 20 years; run by the profile "soak". */
@Tag("soak")
class WorkCalendarSoakProperties {

    @Property(tries = 30_000, shrinking = ShrinkingMode.OFF)
    void W1_W3_between_is_what_the_oracle_counts(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.between(asked, random);
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.OFF)
    void W3_due_instants_are_those_that_the_oracle_finds(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.due(asked, random);
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.OFF)
    void W1_W3_an_instant_is_working_when_the_oracle_says_so(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.working(asked, random);
    }

    @Property(tries = 30_000, shrinking = ShrinkingMode.OFF)
    void W3_W6_the_calendar_agrees_with_itself(@ForAll("cases") Case asked, @ForAll Random random) {
        Checks.inverses(asked, random);
        Checks.additive(asked, random);
        Checks.intervals(asked, random);
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void W4_twenty_years_are_what_the_oracle_counts(@ForAll Random random) {
        Checks.twentyYears(random);
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(RandomCalendars::next);
    }
}
