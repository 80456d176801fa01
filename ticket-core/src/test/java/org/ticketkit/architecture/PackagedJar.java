package org.ticketkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A jar as it is published. */
public final class PackagedJar {

    private static final Predicate<String> CUSTOMARY = Pattern.compile(
                    "module-info\\.class|META-INF/(MANIFEST\\.MF|LICENSE|maven/org\\.ticketkit/.*)")
            .asMatchPredicate();

    private final Path path;

    private PackagedJar(Path path) {
        this.path = path;
    }

    /** The jar of the module that is being built, which the build names in the system property {@code jar}. */
    public static PackagedJar ofThisModule() {
        return new PackagedJar(Path.of(System.getProperty("jar")));
    }

    /** The same with a classifier. */
    public PackagedJar with(String classifier) {
        return new PackagedJar(Path.of(path.toString().replaceFirst("\\.jar$", "-" + classifier + ".jar")));
    }

    /** Where it lies. */
    public Path path() {
        return path;
    }

    /** The names of its files that are neither customary nor below one of the folders. */
    public List<String> strangers(String... folders) {
        var ours = Pattern.compile(List.of(folders).stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return files().stream()
                .filter(CUSTOMARY.negate())
                .filter(file -> !ours.matcher(file).lookingAt())
                .toList();
    }

    /** The names of its files. */
    public List<String> files() {
        try (var jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Its module descriptor. */
    public ModuleDescriptor module() {
        return ModuleFinder.of(path).findAll().iterator().next().descriptor();
    }

    /** Its packages with classes that the module keeps to itself. */
    public List<String> hidden() {
        var hidden = files().stream()
                .filter(file -> file.endsWith(".class") && file.contains("/") && !file.endsWith("package-info.class"))
                .map(file -> file.substring(0, file.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        module().exports().forEach(exported -> hidden.remove(exported.source()));
        return List.copyOf(hidden);
    }
}
