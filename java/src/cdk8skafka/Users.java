package cdk8skafka;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeUserScramCredentialsResult;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;

/**
 * Whom a cluster knows: credentials, permissions, and quotas of a user as such. The brokers answer each of these
 * questions whole, or refuse it.
 */
final class Users {
    private final Admin admin;
    private final Rights rights = new Rights();

    Users(Admin admin) {
        this.admin = admin;
    }

    Answer read() throws Exception {
        Answer answer = new Answer();
        Ask.Cluster cluster = new Ask.Cluster(admin);
        answer.line("cluster", cluster.id);
        credentials(answer);
        permissions(answer);
        quotas(answer);
        rights.demand();
        cluster.demandSame(admin);
        return answer;
    }

    private void credentials(Answer answer) throws Exception {
        DescribeUserScramCredentialsResult result = admin.describeUserScramCredentials();
        TreeMap<String, TreeMap<String, Integer>> users = new TreeMap<>();
        try {
            for (String user : Ask.get(result.users())) {
                TreeMap<String, Integer> iterations = new TreeMap<>();
                for (ScramCredentialInfo info : Ask.get(result.description(user)).credentialInfos()) {
                    iterations.put(info.mechanism().mechanismName(), info.iterations());
                }
                users.put(user, iterations);
            }
        } catch (ClusterAuthorizationException denied) {
            rights.lacks("Describe on the cluster");
        }
        for (Map.Entry<String, TreeMap<String, Integer>> user : users.entrySet()) {
            for (Map.Entry<String, Integer> credential : user.getValue().entrySet()) {
                answer.line("credential", user.getKey(), credential.getKey(), credential.getValue().toString());
            }
        }
    }

    private void permissions(Answer answer) throws Exception {
        Collection<AclBinding> bindings = Collections.emptyList();
        try {
            bindings = Ask.get(admin.describeAcls(AclBindingFilter.ANY).values());
        } catch (ClusterAuthorizationException denied) {
            rights.lacks("Describe on the cluster");
        }
        TreeMap<String, TreeSet<String>> users = new TreeMap<>();
        TreeSet<String> others = new TreeSet<>();
        for (AclBinding binding : bindings) {
            String principal = binding.entry().principal();
            if (isUser(principal)) {
                String user = principal.substring("User:".length());
                users.computeIfAbsent(user, key -> new TreeSet<>()).add(permission(binding));
            } else {
                others.add(principal);
            }
        }
        for (Map.Entry<String, TreeSet<String>> user : users.entrySet()) {
            for (String permission : user.getValue()) answer.line("acl", user.getKey(), permission);
        }
        for (String other : others) answer.line("other", other);
    }

    /** One user, and not everybody or something else. */
    private static boolean isUser(String principal) {
        return principal.startsWith("User:") && !principal.equals("User:*") && !principal.equals("User:");
    }

    /** As in a table: allow:READ:topic:prefixed:chat-, and allow@10.0.0.1:… where a host is named. */
    static String permission(AclBinding binding) {
        String host = binding.entry().host().equals("*") ? "" : "@" + binding.entry().host().replace(":", "%3A");
        return String.join(":",
            option(binding.entry().permissionType().name()) + host,
            binding.entry().operation().name(),
            option(binding.pattern().resourceType().name()),
            option(binding.pattern().patternType().name()),
            binding.pattern().name());
    }

    private static String option(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Not those of one of a user's clients, or of users by default: no table can name them. */
    private void quotas(Answer answer) throws Exception {
        ClientQuotaFilter ofUsers = ClientQuotaFilter.containsOnly(
            Collections.singletonList(ClientQuotaFilterComponent.ofEntityType(ClientQuotaEntity.USER)));
        Map<ClientQuotaEntity, Map<String, Double>> quotas = Collections.emptyMap();
        try {
            quotas = Ask.get(admin.describeClientQuotas(ofUsers).entities());
        } catch (ClusterAuthorizationException denied) {
            rights.lacks("DescribeConfigs on the cluster");
        }
        TreeMap<String, TreeMap<String, Double>> users = new TreeMap<>();
        for (Map.Entry<ClientQuotaEntity, Map<String, Double>> entity : quotas.entrySet()) {
            String user = entity.getKey().entries().get(ClientQuotaEntity.USER);
            if (user != null) users.put(user, new TreeMap<>(entity.getValue()));
        }
        for (Map.Entry<String, TreeMap<String, Double>> user : users.entrySet()) {
            for (Map.Entry<String, Double> quota : user.getValue().entrySet()) {
                answer.line("quota", user.getKey(), quota.getKey(), decimal(quota.getValue()));
            }
        }
    }

    /** The fewest digits that mean this number, without an exponent: 1.0E7 is 10000000, as a table has it. */
    static String decimal(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) return Double.toString(value);
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits <= 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.signum() == 0) return "0";
            if (rounded.doubleValue() == value) return rounded.stripTrailingZeros().toPlainString();
        }
        return exact.toPlainString();
    }
}
