/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package com.tracklysms.spring.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import com.tracklysms.spring.TracklyTemplate;
import com.tracklysms.spring.boot.autoconfigure.TracklyAutoConfiguration;
import com.tracklysms.spring.boot.autoconfigure.TracklyHealthContributorAutoConfiguration;
import com.tracklysms.spring.docs.MarkdownPage.Fence;
import com.tracklysms.spring.ratelimit.RateLimitStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import reactor.netty.ReactorNetty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests that the snippets of the documentation work: Java compiles, configuration starts
 * an application, and commands are those that exist.
 */
class DocsSnippetsTests {

	/**
	 * Languages of snippets. All but Kotlin are checked; that one needs a compiler of its
	 * own.
	 */
	private static final Set<String> LANGUAGES = Set.of("java", "yaml", "properties", "xml", "shell", "json", "kotlin");

	/**
	 * Properties of parts of Boot that are not on the class path here.
	 */
	private static final Set<String> ELSEWHERE = Set.of("server.shutdown");

	private static final SnippetCompiler compiler = new SnippetCompiler();

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	static Stream<Fence> java() {
		return MarkdownPage.fences("java");
	}

	static Stream<Fence> configuration() {
		return Stream.concat(MarkdownPage.fences("yaml"), MarkdownPage.fences("properties"));
	}

	static Stream<Fence> xml() {
		return MarkdownPage.fences("xml");
	}

	static Stream<Fence> shell() {
		return MarkdownPage.fences("shell");
	}

	@ParameterizedTest
	@MethodSource("pages")
	void snippetIsInALanguageThatIsChecked(MarkdownPage page) {
		assertThat(page.fences()).allSatisfy((fence) -> assertThat(fence.language()).isIn(LANGUAGES));
	}

	@ParameterizedTest
	@MethodSource("java")
	void javaCompiles(Fence snippet) {
		assertThat(compiler.compile(snippet)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("configuration")
	void configurationStartsAnApplication(Fence snippet) throws IOException {
		PropertySource<?> properties = load(snippet);
		Set<String> known = knownProperties();
		assertThat(((EnumerablePropertySource<?>) properties).getPropertyNames()).isNotEmpty()
			.allMatch((name) -> isKnown(name, known));
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(TracklyAutoConfiguration.class,
					TracklyHealthContributorAutoConfiguration.class))
			.withBean(RateLimitStore.class, () -> mock(RateLimitStore.class))
			.withBean(SslBundles.class, this::sslBundles)
			.withPropertyValues("trackly.api-key=trk_docs", "MY_SECRET_STORE_KEY=trk_docs")
			.withInitializer((context) -> context.getEnvironment().getPropertySources().addFirst(properties))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TracklyTemplate.class));
	}

	/**
	 * The files of bundles are not here.
	 */
	private SslBundles sslBundles() {
		return new DefaultSslBundleRegistry("corporate", SslBundle.of(SslStoreBundle.NONE));
	}

	private PropertySource<?> load(Fence snippet) throws IOException {
		ByteArrayResource resource = new ByteArrayResource(snippet.text().getBytes(StandardCharsets.UTF_8));
		List<PropertySource<?>> loaded = snippet.language().equals("yaml")
				? new YamlPropertySourceLoader().load(snippet.toString(), resource)
				: new PropertiesPropertySourceLoader().load(snippet.toString(), resource);
		assertThat(loaded).hasSize(1);
		return loaded.get(0);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyPropertyOfBootThatIsNamedExists(MarkdownPage page) {
		List<String> named = Pattern.compile("(?<=`)(spring|server|management|logging)(\\.[a-z-]+)+(?=[`=])")
			.matcher(page.prose())
			.results()
			.map((match) -> match.group())
			.toList();
		Set<String> known = knownProperties();
		assertThat(named).allMatch((name) -> isKnown(name, known) || ELSEWHERE.contains(name));
	}

	private boolean isKnown(String name, Set<String> known) {
		return known.contains(name)
				|| known.stream().anyMatch((map) -> map.endsWith(".*") && name.startsWith(map.replace("*", "")));
	}

	/**
	 * Return the names of all properties of the class path, those of maps with an
	 * asterisk.
	 */
	private Set<String> knownProperties() {
		Set<String> names = new HashSet<>();
		try {
			for (URL metadata : Collections
				.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream content = metadata.openStream()) {
					for (JsonNode property : JsonMapper.shared().readTree(content).get("properties")) {
						String name = property.get("name").asString();
						names.add(property.path("type").asString("").startsWith("java.util.Map") ? name + ".*" : name);
					}
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return names;
	}

	@ParameterizedTest
	@MethodSource("xml")
	void dependencyIsAModuleOfThisVersion(Fence snippet) throws Exception {
		Element dependency = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(snippet.text())))
			.getDocumentElement();
		assertThat(dependency.getTagName()).isEqualTo("dependency");
		String artifact = text(dependency, "artifactId");
		Path module = Path.of(artifact.equals("trackly-simulator") ? "samples/trackly-simulator" : artifact);
		String pom = Files.readString(MarkdownPage.ROOT.resolve(module).resolve("pom.xml"));
		for (String name : List.of("groupId", "artifactId", "version")) {
			assertThat(pom).contains("<" + name + ">" + text(dependency, name) + "</" + name + ">");
		}
	}

	private static String text(Element element, String name) {
		return element.getElementsByTagName(name).item(0).getTextContent();
	}

	@Test
	void continuousIntegrationRunsTheCommandsOfTheReadme() throws IOException {
		List<String> commands = Files.readAllLines(MarkdownPage.ROOT.resolve(".ci/run"))
			.stream()
			.filter((line) -> line.startsWith("mvn "))
			.map((line) -> line.replace(" -B", ""))
			.toList();
		assertThat(MarkdownPage.README.fences()).filteredOn((fence) -> fence.language().equals("shell"))
			.extracting(Fence::text)
			.containsExactlyInAnyOrderElementsOf(commands);
	}

	@ParameterizedTest
	@MethodSource("shell")
	void commandNamesWhatExists(Fence snippet) throws IOException {
		assertThat(snippet.text().lines()).allMatch((line) -> line.matches("(mvn|java) .*"));
		List<String> words = Arrays.asList(snippet.text().split("\\s+"));
		for (int index = 0; index < words.size(); index++) {
			String word = words.get(index);
			if (word.equals("-pl")) {
				assertThat(MarkdownPage.ROOT.resolve(words.get(index + 1)).resolve("pom.xml")).exists();
			}
			if (word.startsWith("-D")) {
				assertThat(word.substring(2).split("=")[0]).isIn("https.proxyHost", "https.proxyPort",
						ReactorNetty.POOL_MAX_IDLE_TIME);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void profileThatIsNamedExists(MarkdownPage page) {
		Pattern.compile("spring-boot\\.run\\.profiles=(\\w+)")
			.matcher(String.join("\n", page.lines()))
			.results()
			.forEach((match) -> assertThat(MarkdownPage.ROOT
				.resolve("samples/quickstart/src/main/resources/application-" + match.group(1) + ".yml")).exists());
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyTypeThatIsNamedExists(MarkdownPage page) throws IOException {
		Set<String> types = new HashSet<>();
		for (Path directory : List.of(Path.of("target", "classes"),
				MarkdownPage.ROOT.resolve("samples/trackly-simulator/src/main/java"))) {
			try (Stream<Path> files = Files.walk(directory)) {
				files.map((file) -> file.getFileName().toString().replaceFirst("\\.(class|java)$", ""))
					.forEach(types::add);
			}
		}
		List<String> named = new ArrayList<>();
		Pattern.compile("`([A-Z]\\w*Trackly\\w*|Trackly[A-Z]\\w*)[`.(]")
			.matcher(page.prose())
			.results()
			.forEach((match) -> named.add(match.group(1)));
		assertThat(types).containsAll(named);
	}

}
