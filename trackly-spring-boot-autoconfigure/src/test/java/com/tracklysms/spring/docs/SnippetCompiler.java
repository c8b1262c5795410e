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

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.tracklysms.spring.docs.MarkdownPage.Fence;

/**
 * Compiles snippets of Java against the test class path: types as they stand, members
 * within a class and all else as the statements of a method. They can do without imports,
 * and use the variables of {@link #VARIABLES}.
 */
final class SnippetCompiler {

	private static final Pattern TYPE = Pattern
		.compile("^(public |abstract |final )*(class|interface|record|enum) \\w+", Pattern.MULTILINE);

	private static final Pattern MEMBER = Pattern.compile("\\A(@\\w+|static |private |protected |public )");

	/**
	 * What a reader knows without being shown.
	 */
	private static final List<String> IMPORTS = List.of("java.io.*", "java.nio.charset.StandardCharsets",
			"java.time.Duration", "java.time.Instant", "java.util.List", "java.util.Map", "java.util.Optional",
			"java.util.function.Supplier", "java.util.stream.Stream",
			"com.github.tomakehurst.wiremock.junit5.WireMockExtension", "com.tracklysms.spring.*",
			"com.tracklysms.spring.batch.*", "com.tracklysms.spring.boot.autoconfigure.*",
			"com.tracklysms.spring.campaign.*", "com.tracklysms.spring.contacts.*", "com.tracklysms.spring.error.*",
			"com.tracklysms.spring.ledger.*", "com.tracklysms.spring.links.*", "com.tracklysms.spring.lists.*",
			"com.tracklysms.spring.message.*", "com.tracklysms.spring.observation.*", "com.tracklysms.spring.phone.*",
			"com.tracklysms.spring.ratelimit.*", "com.tracklysms.spring.settings.*", "com.tracklysms.spring.webhook.*",
			"io.github.bucket4j.distributed.proxy.ProxyManager", "io.github.bucket4j.redis.lettuce.Bucket4jLettuce",
			"io.lettuce.core.RedisClient", "org.apache.commons.logging.Log", "org.apache.commons.logging.LogFactory",
			"org.jspecify.annotations.Nullable", "org.junit.jupiter.api.extension.RegisterExtension",
			"org.springframework.batch.core.job.*", "org.springframework.batch.core.job.parameters.*",
			"org.springframework.batch.core.launch.*", "org.springframework.batch.core.repository.JobRepository",
			"org.springframework.batch.core.step.builder.StepBuilder", "org.springframework.batch.core.step.Step",
			"org.springframework.batch.infrastructure.item.ItemReader",
			"org.springframework.beans.factory.annotation.*", "org.springframework.boot.CommandLineRunner",
			"org.springframework.boot.context.event.*", "org.springframework.boot.http.client.autoconfigure.reactive.*",
			"org.springframework.boot.http.client.reactive.*", "org.springframework.boot.test.context.*",
			"org.springframework.context.*", "org.springframework.context.annotation.*",
			"org.springframework.context.event.*", "org.springframework.http.*",
			"org.springframework.scheduling.annotation.*", "org.springframework.security.config.Customizer",
			"org.springframework.security.config.annotation.web.builders.HttpSecurity",
			"org.springframework.security.config.web.server.ServerHttpSecurity",
			"org.springframework.security.web.SecurityFilterChain",
			"org.springframework.security.web.server.SecurityWebFilterChain",
			"org.springframework.security.web.server.csrf.CsrfWebFilter",
			"org.springframework.security.web.server.util.matcher.*",
			"org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher",
			"org.springframework.security.web.util.matcher.RequestMatcher", "org.springframework.stereotype.*",
			"org.springframework.test.context.*", "org.springframework.transaction.PlatformTransactionManager",
			"org.springframework.transaction.event.*", "org.springframework.web.bind.annotation.*",
			"org.springframework.web.reactive.function.client.*", "reactor.core.publisher.*",
			"reactor.netty.transport.ProxyProvider", "reactor.test.StepVerifier", "tools.jackson.databind.json.*",
			"static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse",
			"static com.github.tomakehurst.wiremock.client.WireMock.post", "static org.mockito.ArgumentMatchers.any",
			"static org.mockito.BDDMockito.given", "static org.mockito.Mockito.mock");

	/**
	 * What a reader of a test with the simulator knows besides, whose AssertJ is here
	 * only.
	 */
	private static final List<String> SIMULATOR_IMPORTS = List.of("com.tracklysms.simulator.*",
			"com.tracklysms.simulator.boot.*", "com.tracklysms.simulator.fault.*", "com.tracklysms.simulator.journal.*",
			"com.tracklysms.simulator.junit.*", "org.junit.jupiter.api.Test",
			"org.springframework.boot.SpringApplication", "org.springframework.test.context.event.*",
			"static com.tracklysms.simulator.assertj.TracklySimulatorAssertions.assertThat",
			"static org.assertj.core.api.Assertions.assertThat");

	private static final Pattern SIMULATOR = Pattern.compile("TracklyTest|[sS]imulator");

	/**
	 * Classes of the reader's own.
	 */
	private static final Map<String, String> APPLICATION = Map.of("OrderNotices",
			"void shipped(String to, int order) { }", "ShopApplication", "public static void main(String[] args) { }");

	/**
	 * What members and statements may use.
	 */
	private static final List<String> VARIABLES = List.of("TracklyOperations trackly",
			"ReactiveTracklyOperations reactiveTrackly", "SmsMessage message", "List<SmsMessage> messages",
			"Iterable<SmsMessage> campaign", "Flux<SmsMessage> messageFlux", "org.slf4j.Logger log",
			"WireMockExtension server");

	/**
	 * The simulator is built later, and so is compiled with the snippets that use it.
	 */
	private static final List<String> OPTIONS = List.of("--release", "17", "-proc:none", "-implicit:none",
			"-sourcepath", MarkdownPage.ROOT.resolve("samples/trackly-simulator/src/main/java").toString(),
			"-Xlint:deprecation,removal,rawtypes,unchecked", "-Werror");

	private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

	/**
	 * Kept, since it takes longer to open the class path than to compile with it.
	 */
	private final JavaFileManager fileManager = new DiscardingFileManager(
			this.compiler.getStandardFileManager(null, Locale.ROOT, null));

	/**
	 * Compile a snippet.
	 * @return what is wrong with it, with page and line
	 */
	List<String> compile(Fence snippet) {
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		this.compiler
			.getTask(null, this.fileManager, diagnostics, OPTIONS, null, List.of(new Source(source(snippet.text()))))
			.call();
		return diagnostics.getDiagnostics().stream().map((diagnostic) -> describe(snippet, diagnostic)).toList();
	}

	/**
	 * The snippet begins on the second line.
	 */
	private String describe(Fence snippet, Diagnostic<?> diagnostic) {
		return snippet.page() + ":" + (snippet.line() + diagnostic.getLineNumber() - 2) + ": "
				+ diagnostic.getMessage(Locale.ROOT);
	}

	private String source(String snippet) {
		boolean simulator = SIMULATOR.matcher(snippet).find();
		String imports = Stream.concat(IMPORTS.stream(), simulator ? SIMULATOR_IMPORTS.stream() : Stream.empty())
			.map((name) -> "import " + name + ";")
			.collect(Collectors.joining(" "));
		if (TYPE.matcher(snippet).find()) {
			return imports + application(snippet) + "\n" + snippet;
		}
		String variables = Stream
			.concat(VARIABLES.stream(), simulator ? Stream.of("TracklySimulator simulator") : Stream.empty())
			.map((variable) -> "static " + variable + ";")
			.collect(Collectors.joining(" ", "class Variables { ", " }"));
		boolean member = MEMBER.matcher(snippet).find();
		return imports + " " + variables + " class Snippet extends Variables { "
				+ (member ? "" : "void snippet() throws Exception {") + "\n" + snippet + "\n}" + (member ? "" : " }");
	}

	private String application(String snippet) {
		return APPLICATION.entrySet()
			.stream()
			.filter((type) -> !snippet.contains("class " + type.getKey() + " "))
			.map((type) -> " class " + type.getKey() + " { " + type.getValue() + " }")
			.collect(Collectors.joining());
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String text) {
			super(URI.create("string:///Snippet.java"), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

		@Override
		public boolean isNameCompatible(String simpleName, Kind kind) {
			return true;
		}

	}

	private static final class DiscardingFileManager extends ForwardingJavaFileManager<JavaFileManager> {

		DiscardingFileManager(JavaFileManager fileManager) {
			super(fileManager);
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, Kind kind, FileObject sibling) {
			return new SimpleJavaFileObject(URI.create("discarded:///" + className), kind) {

				@Override
				public OutputStream openOutputStream() {
					return new ByteArrayOutputStream();
				}

			};
		}

	}

}
