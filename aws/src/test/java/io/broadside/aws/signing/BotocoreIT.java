package io.broadside.aws.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.testing.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every signature is that of botocore, which shares no code with this one. */
@Timeout(120)
class BotocoreIT {

  private static final long TIME = 1_795_793_041_000L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Keys FOR_GOOD =
      new Keys("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfi", null);
  private static final Keys SESSION =
      new Keys("ASIAEXAMPLE", "another secret", "token/with+signs==");

  private static final List<String> PATHS =
      List.of(
          "",
          "/",
          "/a",
          "/a/",
          "//a//b",
          "/a/./b/../c",
          "/..",
          "/a%20b",
          "/%C3%A4/%E2%82%AC",
          "/a+b",
          "/a~b-_.",
          "/2015-03-31/functions/arn%3Aaws%3Alambda/invocations",
          "/a=b;c,d@e:f",
          "/a%2Fb",
          "/*'()!");
  private static final List<String> QUERIES =
      List.of(
          "",
          "a",
          "a=",
          "=b",
          "a=1&a=",
          "a=2&a=1",
          "b=1&a=2",
          "a=%20x&b=y+z",
          "q=ä€😀",
          "q=%C3%A4",
          "a=b=c",
          "a&b",
          "A=1&a=1",
          "a=1&&b=2",
          "a=%2f&a=%2F",
          "x=*'()!~-_.",
          "x=100%",
          "a b=c d",
          "Qualifier=live&a-b=1&a.b=2&a_b=3",
          "&");
  private static final List<String> BODIES = List.of("", "{}", "{\"a\": \"ä€😀\"}", "a\r\nb", " ");
  private static final List<Scope> SCOPES =
      List.of(
          new Scope("lambda", "eu-central-1"),
          new Scope("execute-api", "us-east-1"),
          new Scope("s3", "ap-southeast-2"));

  @TempDir Path folder;
  private final Random random = new Random(4);

  @Test
  void everySignatureIsBotocores() throws Exception {
    List<String> asked = new ArrayList<>();
    List<String> ours = new ArrayList<>();
    for (String path : PATHS) {
      for (String query : QUERIES) {
        sign(path, query, one(SCOPES), random.nextBoolean() ? FOR_GOOD : SESSION, asked, ours);
      }
    }
    for (int i = 0; i < 300; i++) {
      sign("/" + noise(), noise(), one(SCOPES), SESSION, asked, ours);
    }
    List<String> theirs = botocore(asked);
    assertThat(theirs).hasSameSizeAs(ours);
    for (int i = 0; i < asked.size(); i++) {
      assertThat(ours.get(i)).as(asked.get(i)).isEqualTo(theirs.get(i));
    }
  }

  private void sign(
      String path, String query, Scope scope, Keys keys, List<String> asked, List<String> ours)
      throws IOException {
    String sent = Signer.encodedQuery(query);
    assertThat(Signer.encodedQuery(sent)).as("encoded once").isEqualTo(sent);
    String body = one(BODIES);
    boolean unsigned = scope.service().equals("s3") && random.nextBoolean();
    String payload = unsigned ? Signer.UNSIGNED_PAYLOAD : Signer.hash(body.getBytes(UTF_8));
    String encodedPath = path.isEmpty() && scope.service().equals("s3") ? "/" : path;
    SortedMap<String, String> headers = new TreeMap<>(Map.of("host", "abc.example.com:8443"));
    if (!body.isEmpty()) {
      headers.put("content-type", "application/json");
    }
    if (random.nextBoolean()) {
      headers.put("x-amz-meta-note", "  spaces   in  between ");
    }
    Signer signer = new Signer(scope);
    signer.complete(headers, keys, TIME, payload);
    ours.add(
        signer.authorization(
            keys,
            new Unsigned(body.isEmpty() ? "GET" : "POST", encodedPath, sent, headers, payload)));
    asked.add(line(keys, scope, body.isEmpty() ? "GET" : "POST", encodedPath, sent, headers, body));
  }

  private static String line(
      Keys keys,
      Scope scope,
      String method,
      String path,
      String query,
      Map<String, String> headers,
      String body)
      throws IOException {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("accessKey", keys.accessKey());
    line.put("secretKey", keys.secretKey());
    line.put("token", keys.token());
    line.put("service", scope.service());
    line.put("region", scope.region());
    line.put("method", method);
    line.put("path", path);
    line.put("query", query);
    line.put("headers", headers);
    line.put("body", body);
    return JSON.writeValueAsString(line);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** What may stand in a URL. */
  private String noise() {
    String letters = "abzAZ09-._~=&+%2f%C3%A4;,:@!*'()$";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "");
  }

  private List<String> botocore(List<String> asked) throws Exception {
    Path lines = Files.writeString(folder.resolve("asked.jsonl"), String.join("\n", asked) + "\n");
    return Emulator.python("botocore_signatures.py", lines, List.of()).lines().toList();
  }
}
