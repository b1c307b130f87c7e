package casebell.bench.policy;

import java.util.Arrays;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools with its executable model: the same session again and again, or one for each case. */
final class Drools {
    private Drools() {}

    static KieBase load(List<RuleSet.Atom> rules) {
        StringBuilder text = new StringBuilder("package casebell.bench.rules;\nimport " + Post.class.getName() + ";\n");
        for (int i = 0; i < rules.size(); i++) {
            String atom = rules.get(i).java().replace("p.", "this.");
            text.append("rule \"r%d\" when $p : Post( %s ) then $p.hit(%d); end\n".formatted(i, atom, i));
        }
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem().write("src/main/resources/bench/rules.drl", text.toString());
        KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults()
                    .getMessages(Message.Level.ERROR)
                    .subList(0, 1)
                    .toString());
        }
        return services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }

    static Contender stateful(KieBase base, Post[] posts, int words) {
        KieSession session = base.newKieSession();
        return contender("Drools, session reused", posts, words, post -> {
            FactHandle handle = session.insert(post);
            session.fireAllRules();
            session.delete(handle);
        });
    }

    static Contender stateless(KieBase base, Post[] posts, int words) {
        StatelessKieSession session = base.newStatelessKieSession();
        return contender("Drools, stateless", posts, words, session::execute);
    }

    /** One way to run the rules. */
    private interface Way {
        void ask(Post post);
    }

    private static Contender contender(String name, Post[] posts, int words, Way way) {
        return new Contender(name) {
            @Override
            void decide(int post, long[] bits) {
                Arrays.fill(bits, 0);
                posts[post].fired = bits;
                way.ask(posts[post]);
            }

            @Override
            long run(int from, int to) {
                long[] bits = new long[words];
                long sum = 0;
                for (int i = from; i < to; i++) {
                    decide(i, bits);
                    sum += sum(bits);
                }
                return sum;
            }
        };
    }
}
