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

package com.tracklysms.spring.testsupport;

import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.configuration.JobRegistry;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/**
 * Jobs of Spring Batch with one step, and a repository in a database.
 */
public final class BatchJobs implements AutoCloseable {

	public static final String JOB = "notices";

	public static final String STEP = "send";

	private final AnnotationConfigApplicationContext context;

	private BatchJobs(AnnotationConfigApplicationContext context) {
		this.context = context;
	}

	/**
	 * Create the tables of the repository in a database, and open it.
	 */
	public static BatchJobs in(LedgerDatabase database) {
		createTables(database);
		return open(database);
	}

	public static void createTables(LedgerDatabase database) {
		new ResourceDatabasePopulator(
				new ClassPathResource("org/springframework/batch/core/schema-" + database.platform() + ".sql"))
			.execute(database.dataSource());
	}

	/**
	 * Open a repository as it is.
	 */
	public static BatchJobs open(LedgerDatabase database) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(DataSource.class, database::dataSource);
		context.register(Repository.class);
		context.refresh();
		return new BatchJobs(context);
	}

	/**
	 * Run a job, or the rest of it if it has failed before. Its reader gives all items
	 * again, as one does that has lost its place.
	 */
	public <T> JobExecution run(List<T> items, int chunkSize, UnaryOperator<ChunkOrientedStepBuilder<T, T>> step) {
		return run(JOB, items, chunkSize, step);
	}

	public <T> JobExecution run(String name, List<T> items, int chunkSize,
			UnaryOperator<ChunkOrientedStepBuilder<T, T>> step) {
		Job job = job(name, new ListItemReader<>(items), chunkSize, step);
		try {
			return operator().start(job, new JobParameters());
		}
		catch (JobExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run a job, or what is left of it: also if its process was killed.
	 */
	public <T> JobExecution resume(ItemReader<T> reader, int chunkSize, JobParameters parameters,
			UnaryOperator<ChunkOrientedStepBuilder<T, T>> step) throws JobExecutionException {
		Job job = job(JOB, reader, chunkSize, step);
		this.context.getBean(JobRegistry.class).register(job);
		JobExecution last = repository().getLastJobExecution(JOB, parameters);
		if (last == null) {
			return operator().start(job, parameters);
		}
		return operator().restart(last.getStatus().isRunning() ? operator().recover(last) : last);
	}

	/**
	 * Return the last execution of the step of a job, with its context, or {@code null}
	 * if there is none.
	 */
	public @Nullable StepExecution lastStep(JobParameters parameters) {
		JobInstance instance = repository().getJobInstance(JOB, parameters);
		return (instance != null) ? repository().getLastStepExecution(instance, STEP) : null;
	}

	private <T> Job job(String name, ItemReader<T> reader, int chunkSize,
			UnaryOperator<ChunkOrientedStepBuilder<T, T>> step) {
		ChunkOrientedStepBuilder<T, T> builder = new StepBuilder(STEP, repository()).<T, T>chunk(chunkSize)
			.transactionManager(this.context.getBean(PlatformTransactionManager.class))
			.reader(reader);
		return new JobBuilder(name, repository()).start(step.apply(builder).build()).build();
	}

	private JobRepository repository() {
		return this.context.getBean(JobRepository.class);
	}

	private JobOperator operator() {
		return this.context.getBean(JobOperator.class);
	}

	public static StepExecution step(JobExecution execution) {
		return execution.getStepExecutions().iterator().next();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Two jobs that are created at the same time need not wait for each other, and by
	 * default one of them fails on PostgreSQL.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	@EnableJdbcJobRepository(isolationLevelForCreate = Isolation.READ_COMMITTED)
	static class Repository {

		@Bean
		PlatformTransactionManager transactionManager(@Autowired DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

		@Bean
		MapJobRegistry jobRegistry() {
			return new MapJobRegistry();
		}

	}

}
