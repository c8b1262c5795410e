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

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.ChunkOrientedStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

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
	 * Create the tables of the repository in a database.
	 */
	public static BatchJobs in(LedgerDatabase database) {
		new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
			.execute(database.dataSource());
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
		JobRepository repository = this.context.getBean(JobRepository.class);
		ChunkOrientedStepBuilder<T, T> builder = new StepBuilder(STEP, repository).<T, T>chunk(chunkSize)
			.transactionManager(this.context.getBean(PlatformTransactionManager.class))
			.reader(new ListItemReader<>(items));
		Job job = new JobBuilder(name, repository).start(step.apply(builder).build()).build();
		try {
			return this.context.getBean(JobOperator.class).start(job, new JobParameters());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static StepExecution step(JobExecution execution) {
		return execution.getStepExecutions().iterator().next();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	@EnableJdbcJobRepository
	static class Repository {

		@Bean
		PlatformTransactionManager transactionManager(@Autowired DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

}
