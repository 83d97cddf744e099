package dev.monitored.uri;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PathTemplate}.
 */
class PathTemplateTests {

	private static final String UUID = "550e8400-e29b-41d4-a716-446655440000";

	@ParameterizedTest
	@ValueSource(strings = { "/", "/users", "/users/", "/users/{id}", "/users/{id:[0-9]{1,6}}/orders", "/api/v1/users",
			"/v2.1/things", "/V3/things", "/oauth2/token", "/s3/buckets", "/i18n/l10n", "/utf8/base64/sha256/x509",
			"/files/invoice-2024.pdf", "/how-to-win-10-friends", "/deadbeef/facade", "/internationalization2024",
			"/getV2UsersByDepartment", "/MyReport2024-FinalVersion3", "/größe/città", "/%C3%A4pfel/%20", "/日本/東京",
			"/emoji-😀", "/a/%zz", "/.well-known/openid-configuration", "/favicon.ico", "/~home/_search", "/a+b,c",
			"/**", "/...", "/{}", "/-", "/graphql", "/area-51", "/route66" })
	void keepsWords(String path) {
		assertThat(PathTemplate.of(path)).isEqualTo(path);
	}

	@ParameterizedTest
	@CsvSource({ "/users/42, /users/{id}", "/users/-7/orders/0042, /users/{id}/orders/{id}",
			"/prices/12.50, /prices/{id}", "/users/" + UUID + ", /users/{id}",
			"/users/550E8400-E29B-41D4-A716-446655440000/x, /users/{id}/x", "/user-" + UUID + ", /user-{id}",
			"/urn:uuid:" + UUID + ", /urn:uuid:{id}", "/" + UUID + ".json, /{id}.json", "/days/2024-05-17, /days/{id}",
			"/days/2024-05-17T10:15:30Z, /days/{id}", "/2024/05/17, /{id}/{id}/{id}", "/weeks/2024-W20, /weeks/{id}",
			"/at/20240517T101530, /at/{id}", "/report-2024-05-17.csv, /report-{id}.csv",
			"/lib-1.2.3.jar, /lib-{id}.jar", "/order-10023, /order-{id}", "/ORD10023, /{id}", "/v20240517, /{id}",
			"/commits/3f2a9c1b, /commits/{id}", "/blobs/da39a3ee5e6b4b0d3255bfef95601890afd80709, /blobs/{id}",
			"/507f1f77bcf86cd799439011, /{id}", "/main.3f2a9c1b.js, /main.{id}.js",
			"/01ARZ3NDEKTSV4RRFFQ69G5FAV, /{id}", "/cjld2cjxh0000qzrmn831i7rn, /{id}", "/V1StGXR8_Z5jdHi6B-myT, /{id}",
			"/x7Yk29LmQ4, /{id}", "/dGhpcyBpcyBhIHRlc3QgdG9rZW4=, /{id}", "/٣٤٥, /{id}",
			"/users/ann@example.org/mails, /users/{id}/mails", "/users/ann%40example.org, /users/{id}",
			"/%7B" + UUID + "%7D, /{id}", "/a%3F12345, /{id}", "/%34%32, /{id}" })
	void replacesWhatNamesOneThingAmongMany(String path, String route) {
		assertThat(PathTemplate.of(path)).isEqualTo(route);
	}

	@ParameterizedTest
	@CsvSource({ "https://shop.example:8080/users/42?page=3#top, /users/{id}", "https://shop.example, /",
			"https://shop.example?x=1, /", "/search?q=a/b/1, /search", "/a#b/1, /a", "users/42, /users/{id}",
			"//a///b//, /a/b/", "/a;jsessionid=1F/b;x=y, /a/b", "/;x, /", "{base}/users?x=1, /{base}/users",
			"/a{b?x=1, /a{b", "/x?next=https://other/1, /x", "/r/https://other/1, /r/https:/other/{id}" })
	void readsOnlyThePath(String uri, String route) {
		assertThat(PathTemplate.of(uri)).isEqualTo(route);
	}

	@Test
	void masksWhatNamesOneThingOrIsSecret() {
		List<String> lines = lines("masked.txt");
		assertThat(lines).hasSizeGreaterThanOrEqualTo(200);
		assertThat(lines).allSatisfy((line) -> {
			String[] pathAndRoute = line.split(" ");
			assertThat(PathTemplate.of(pathAndRoute[0])).as(pathAndRoute[0]).isEqualTo(pathAndRoute[1]);
		});
	}

	@Test
	void keepsWhatCodeNames() {
		List<String> paths = lines("kept.txt");
		assertThat(paths).hasSizeGreaterThanOrEqualTo(200);
		assertThat(paths).allSatisfy((path) -> assertThat(PathTemplate.of(path)).isEqualTo(path));
	}

	@Test
	void hasNoRouteWithoutUri() {
		assertThat(PathTemplate.of(null)).isEqualTo("_none");
		assertThat(PathTemplate.of(" ")).isEqualTo("_none");
		assertThat(PathTemplate.of("_none")).isEqualTo("_none");
	}

	@Test
	void boundsLengthAndDepth() {
		assertThat(PathTemplate.of("/files/" + "word".repeat(20))).isEqualTo("/files/{id}");
		assertThat(PathTemplate.of("/files/" + "%C3%A4".repeat(100))).isEqualTo("/files/{id}");
		assertThat(PathTemplate.of("/files/{" + "a".repeat(300) + "}")).isEqualTo("/files/{id}");
		assertThat(PathTemplate.of("/a".repeat(1_000))).isEqualTo("/a".repeat(20) + "/**");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "1", "-1", "{", "{}", "?", "%", "%2", "9-", "a1", "/a1", ".", ";", "://", "😀" })
	void readsMillionsOfCharacters(String pattern) {
		assertThat(PathTemplate.of("/" + pattern.repeat(2_000_000 / pattern.length()))).hasSizeLessThan(5_000);
	}

	@Test
	void isItsOwnRoute() {
		Random random = new Random(4);
		String alphabet = "abcfXYZ0123456789-_.%;{}/?#@:~= é٣";
		for (int round = 0; round < 20_000; round++) {
			String path = IntStream.range(0, random.nextInt(60))
				.mapToObj((index) -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))))
				.collect(Collectors.joining());
			String route = PathTemplate.of(path);
			assertThat(PathTemplate.of(route)).as(path).isEqualTo(route);
		}
	}

	private static List<String> lines(String file) {
		try {
			return new ClassPathResource("paths/" + file).getContentAsString(StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
