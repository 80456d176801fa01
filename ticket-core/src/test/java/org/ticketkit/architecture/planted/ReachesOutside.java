package org.ticketkit.architecture.planted;

import com.tngtech.archunit.core.domain.JavaClass;
import java.sql.Connection;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.extension.Extension;
import org.ticketkit.architecture.Breaks;

@Breaks("core depends on the JDK and four libraries")
abstract class ReachesOutside {
    abstract Connection sql();

    abstract DataSource dataSource();

    abstract Logger anotherLog();

    abstract JavaClass aLibrary();

    abstract Arbitrary<String> anotherLibrary();

    abstract Extension aFramework();
}
