# Three stages: build the jar, cut a Java runtime to what the jar needs, put both on a slim base as an ordinary user.
# docker build -t casebell .
# docker run -d --name casebell --stop-timeout 60 --restart unless-stopped \
#   -v casebell-data:/casebell/data -v "$PWD/config:/casebell/config:ro" -e CASEBELL_DISCORD_TOKEN casebell
# Everything that is kept lies in the volume /casebell/data, which belongs to the user 10001; a folder of the host in its place must belong to that user.
# The tags of the images move with their repairs. Where a build must give the same image again, name them by digest.
# Nothing is open to the outside: set service.host to 0.0.0.0 in the configuration and publish 8089 when other systems ask or deliver. Without a token the
# local Discord is seen by nobody outside of the container.
# With a read-only file system give it --tmpfs /tmp:exec, where SQLite's driver unpacks its library.

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml LICENSE ./
COPY .mvn .mvn
COPY src/main src/main
COPY config config
RUN mvn -B -ntp -Drun package -Dmaven.test.skip=true

FROM eclipse-temurin:17-jdk AS runtime
# The modules that the jar and its libraries ask for: java.desktop draws the digest's chart, jdk.crypto.ec speaks TLS,
# jdk.unsupported serves db-scheduler and protobuf, java.sql the store, java.management and java.naming the pool.
RUN jlink --add-modules java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported,jdk.zipfs,jdk.httpserver \
      --strip-debug --no-header-files --no-man-pages --compress=2 --output /opt/jre

FROM debian:12-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libfontconfig1 libfreetype6 fontconfig-config fonts-dejavu-core ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /casebell --shell /usr/sbin/nologin casebell \
 && install -d -o casebell -g casebell /casebell /casebell/data /casebell/config
COPY --from=runtime /opt/jre /opt/jre
COPY --from=build /src/target/casebell.jar /src/LICENSE /casebell/
COPY --from=build --chown=casebell:casebell /src/config /casebell/config
ENV PATH=/opt/jre/bin:$PATH
WORKDIR /casebell
# The classes that are needed, in the form in which Java lays them out in memory: a runtime of jlink has none, and a start takes half as long with them. They are
# those that a short demonstration uses.
RUN java -Xshare:dump -XX:+UseSerialGC \
 && java -XX:+UseSerialGC -Xmx256m -Djava.awt.headless=true -Xlog:cds=error -XX:ArchiveClassesAtExit=/casebell/casebell.jsa \
      -jar casebell.jar demo --flood 0 --store /tmp/demo/demo.db \
 && rm -r /tmp/demo
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xmx256m -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -XX:SharedArchiveFile=/casebell/casebell.jsa"
USER casebell
VOLUME /casebell/data
EXPOSE 8089
HEALTHCHECK --interval=60s --timeout=15s --start-period=60s CMD ["java", "-XX:TieredStopAtLevel=1", "-jar", "/casebell/casebell.jar", "health"]
ENTRYPOINT ["java", "-jar", "/casebell/casebell.jar"]
CMD ["run"]
