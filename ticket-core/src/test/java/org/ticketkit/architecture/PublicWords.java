package org.ticketkit.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * Finds what is public in the exported packages of a module and has no comment.
 *
 * <p>A comment is asked of types, methods, constructors, constants and fields; not of what overrides, of a record's
 * compact constructor, or of the parts that the comment of the whole speaks of.
 */
public final class PublicWords {

    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private final List<String> missing = new ArrayList<>();

    private PublicWords(DocTrees docs, CompilationUnitTree unit) {
        this.docs = docs;
        this.unit = unit;
    }

    /** The names of what lacks a comment among the sources of a module. */
    public static List<String> missingIn(Path sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                var walk = Files.walk(sources)) {
            var paths = walk.filter(path -> path.toString().endsWith(".java")).toList();
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            return missingIn(DocTrees.instance(task), task.parse());
        }
    }

    private static List<String> missingIn(DocTrees docs, Iterable<? extends CompilationUnitTree> units) {
        var exported = new ArrayList<String>();
        units.forEach(unit -> exported.addAll(exportsOf(unit.getModule())));
        var missing = new ArrayList<String>();
        for (var unit : units) {
            if (unit.getPackage() != null
                    && exported.contains(unit.getPackageName().toString())) {
                var words = new PublicWords(docs, unit);
                words.new Scanner().scan(unit, null);
                missing.addAll(words.missing);
            }
        }
        return missing;
    }

    private static List<String> exportsOf(ModuleTree module) {
        return module == null
                ? List.of()
                : module.getDirectives().stream()
                        .filter(directive -> directive.getKind() == Tree.Kind.EXPORTS)
                        .map(directive ->
                                ((ExportsTree) directive).getPackageName().toString())
                        .toList();
    }

    private final class Scanner extends TreePathScanner<Void, Void> {

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (type.getSimpleName().isEmpty() || !isSeen(type.getModifiers())) {
                return null;
            }
            ask(type.getSimpleName().toString());
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (isSeen(method.getModifiers()) && !isExcused(method)) {
                ask(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            if (isSeen(field.getModifiers())) {
                ask(field.getName().toString());
            }
            return null;
        }

        private void ask(String name) {
            var comment = docs.getDocCommentTree(getCurrentPath());
            if (comment == null || comment.getFullBody().isEmpty()) {
                missing.add(unit.getPackageName() + "." + enclosing() + name);
            }
        }

        private String enclosing() {
            var names = new StringBuilder();
            for (var path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree type) {
                    names.insert(0, type.getSimpleName() + ".");
                }
            }
            return names.toString();
        }

        private boolean isSeen(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || isInInterface() && !flags.contains(Modifier.PRIVATE);
        }

        private boolean isInInterface() {
            var parent = getCurrentPath().getParentPath();
            return parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
        }

        private boolean isExcused(MethodTree method) {
            return isOverriding(method) || isCompactConstructor(method);
        }

        private boolean isOverriding(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        private boolean isCompactConstructor(MethodTree method) {
            return method.getName().contentEquals("<init>")
                    && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
        }
    }
}
