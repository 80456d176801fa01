package org.ticketkit.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What main code never reads or starts behind the caller's back: clocks, zones, locales, charsets, chance, threads, globals. */
public final class NothingAmbient {

    private NothingAmbient() {}

    /** The rules for the engine whose facade is in the root package; adapters pass {@code org.ticketkit} like the core. */
    public static List<HouseRule> below(String root) {
        return List.of(
                new HouseRule("no ambient time", noClasses().should(readTheTime())),
                new HouseRule("the facade alone knows the default clock", outside(root, knowTheClock())),
                new HouseRule("no ambient zone", noClasses().should(readTheZone())),
                new HouseRule("no ambient locale", noClasses().should(readTheLocale())),
                new HouseRule("no ambient charset", noClasses().should(readTheCharset())),
                new HouseRule("no ambient chance", noClasses().should(rollDice())),
                new HouseRule("the facade alone knows the default chance", outside(root, knowTheDice())),
                new HouseRule("no random UUID", noClasses().should(Calls.of("java.util.UUID.randomUUID()"))),
                new HouseRule("no threads", noClasses().should(startThreads())),
                new HouseRule("no thread-local outside the units of work", threadLocalsIn(root)),
                new HouseRule("no static mutable state", classes().should(StaticState.BE_CONSTANT)),
                new HouseRule("no console", noClasses().should(writeToTheConsole())));
    }

    private static ArchRule outside(String root, ArchCondition<JavaClass> forbidden) {
        return noClasses().that().resideOutsideOfPackage(root).should(forbidden);
    }

    private static ArchCondition<JavaClass> readTheTime() {
        return Calls.of(
                "java.time.*.now()",
                "java.time.*.now(java.time.ZoneId)",
                "java.time.Clock.system*",
                "java.time.Clock.tick*(java.time.ZoneId)",
                "java.lang.System.currentTimeMillis()",
                "java.lang.System.nanoTime()",
                "java.util.Date.<init>()",
                "java.util.Calendar.getInstance(*)",
                "java.util.GregorianCalendar.<init>(*)");
    }

    private static ArchCondition<JavaClass> knowTheClock() {
        return Calls.of("java.time.InstantSource.system()");
    }

    private static ArchCondition<JavaClass> readTheZone() {
        return Calls.of(
                "java.time.ZoneId.systemDefault()",
                "java.time.Clock.systemDefaultZone()",
                "java.util.TimeZone.getDefault()",
                "java.util.TimeZone.setDefault(*)",
                "java.util.Date.toString()",
                "java.text.SimpleDateFormat.<init>(*)",
                "java.sql.Timestamp.*",
                "java.sql.Date.*",
                "java.sql.Time.*",
                "java.sql.*.getTimestamp(*)",
                "java.sql.*.setTimestamp(*)",
                "java.sql.*.getDate(*)",
                "java.sql.*.setDate(*)",
                "java.sql.*.getTime(*)",
                "java.sql.*.setTime(*)");
    }

    private static ArchCondition<JavaClass> readTheLocale() {
        return Calls.of(
                "java.util.Locale.getDefault(*)",
                "java.util.Locale.setDefault(*)",
                "java.lang.String.toLowerCase()",
                "java.lang.String.toUpperCase()",
                "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                "java.lang.String.formatted(*)",
                "java.io.Print*.printf(java.lang.String, *)",
                "java.io.Print*.format(java.lang.String, *)",
                "java.util.Formatter.<init>()",
                "java.util.Formatter.<init>(java.lang.Appendable)",
                "java.util.ResourceBundle.getBundle(*)",
                "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
                "java.time.format.DateTimeFormatter.ofLocalized*",
                "java.time.format.DateTimeFormatterBuilder.toFormatter()",
                "java.text.DecimalFormat.<init>()",
                "java.text.DecimalFormat.<init>(java.lang.String)",
                "java.text.DecimalFormatSymbols.<init>()",
                "java.text.DecimalFormatSymbols.getInstance()",
                "java.text.MessageFormat.<init>(java.lang.String)",
                "java.text.MessageFormat.format(java.lang.String, *)",
                "java.text.NumberFormat.get*Instance()",
                "java.text.DateFormat.get*Instance()",
                "java.text.DateFormat.get*Instance(int)",
                "java.text.DateFormat.get*Instance(int, int)",
                "java.text.Collator.getInstance()",
                "java.text.BreakIterator.get*Instance()",
                "java.time.temporal.WeekFields.of()");
    }

    private static ArchCondition<JavaClass> readTheCharset() {
        return Calls.of(
                "java.nio.charset.Charset.defaultCharset()",
                "java.lang.String.<init>([B)",
                "java.lang.String.<init>([B, int, int)",
                "java.lang.String.getBytes()",
                "java.io.InputStreamReader.<init>(java.io.InputStream)",
                "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                "java.io.FileReader.<init>(java.lang.String)",
                "java.io.FileReader.<init>(java.io.File)",
                "java.io.FileWriter.<init>(java.lang.String)",
                "java.io.FileWriter.<init>(java.io.File)",
                "java.io.PrintStream.<init>(java.io.OutputStream)",
                "java.io.PrintWriter.<init>(java.io.OutputStream)",
                "java.io.ByteArrayOutputStream.toString()",
                "java.util.Scanner.<init>(java.io.InputStream)",
                "java.net.URLEncoder.encode(java.lang.String)",
                "java.net.URLDecoder.decode(java.lang.String)");
    }

    private static ArchCondition<JavaClass> rollDice() {
        return Calls.of(
                "java.lang.Math.random()",
                "java.util.Random.<init>()",
                "java.util.SplittableRandom.<init>()",
                "java.util.concurrent.ThreadLocalRandom.current()",
                "java.util.random.RandomGenerator.getDefault()",
                "java.util.random.RandomGenerator.of(*)",
                "java.util.Collections.shuffle(java.util.List)");
    }

    private static ArchCondition<JavaClass> knowTheDice() {
        return Calls.of("java.security.SecureRandom.*");
    }

    private static ArchCondition<JavaClass> startThreads() {
        return Calls.of(
                        "java.lang.Thread.<init>(*)",
                        "java.lang.Thread.start*",
                        "java.lang.Thread.sleep(*)",
                        "java.lang.Runtime.addShutdownHook(*)",
                        "java.util.concurrent.Executors.new*",
                        "java.util.concurrent.CompletableFuture.*Async(*Supplier)",
                        "java.util.concurrent.CompletableFuture.*Async(*Runnable)",
                        "java.util.concurrent.CompletableFuture.*Async(*Function)",
                        "java.util.concurrent.CompletableFuture.*Async(*Consumer)",
                        "java.util.concurrent.CompletableFuture.orTimeout(*)",
                        "java.util.concurrent.CompletableFuture.completeOnTimeout(*)",
                        "java.util.concurrent.CompletableFuture.delayedExecutor(*)",
                        "java.util.*.parallelStream()",
                        "java.util.stream.*.parallel()")
                .or(dependOnClassesThat(named(
                        "java.util.Timer",
                        "java.util.TimerTask",
                        "java.util.concurrent.ForkJoinPool",
                        "java.util.concurrent.ThreadPoolExecutor",
                        "java.util.concurrent.ScheduledThreadPoolExecutor")));
    }

    private static ArchRule threadLocalsIn(String root) {
        return noClasses()
                .that(DescribedPredicate.not(isUnitOfWork(root)))
                .should()
                .dependOnClassesThat(named("java.lang.ThreadLocal", "java.lang.InheritableThreadLocal"));
    }

    private static DescribedPredicate<JavaClass> isUnitOfWork(String root) {
        return DescribedPredicate.describe(
                "are a unit of work",
                type -> List.of(root + ".memory", root + ".jdbc").contains(type.getPackageName())
                        && type.getName().contains("UnitOfWork"));
    }

    private static ArchCondition<JavaClass> writeToTheConsole() {
        return Calls.of("java.lang.Throwable.printStackTrace()", "java.lang.System.console()")
                .or(accessField(System.class, "out"))
                .or(accessField(System.class, "err"))
                .or(accessField(System.class, "in"));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return DescribedPredicate.describe(
                "are " + String.join(", ", names), type -> List.of(names).contains(type.getName()));
    }
}
