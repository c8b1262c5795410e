package com.tracklysms.spring.internal.http;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What came back for a request: status, headers and as much of the body as could be read
 * within its limit.
 */
public record ApiAnswer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body) {

}
