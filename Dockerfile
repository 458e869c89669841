# All six programs, one at a time:
#   docker build --build-arg PROGRAM=staff-service -t kopilka/staff-service:0.1.0 .
# and the accounts' server, with our extension and prepared for its database:
#   docker build --target keycloak -t kopilka/keycloak:0.1.0 .
# On a closed network, say where packages come from without leaving it in the image (docker-compose.yml takes both from
# KOPILKA_MAVEN_SETTINGS and KOPILKA_NPMRC):
#   --secret id=maven,src=$HOME/.m2/settings.xml --secret id=npm,src=$HOME/.npmrc

FROM node:24.19.0-bookworm-slim AS node

FROM maven:3.9.16-eclipse-temurin-25-noble AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && \
    ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /kopilka
COPY . .
# One build for all, so that the images share it; the checks of the sources are the build's outside.
RUN --mount=type=cache,target=/root/.m2/repository,sharing=locked \
    --mount=type=cache,target=/root/.npm \
    --mount=type=secret,id=maven --mount=type=secret,id=npm,target=/root/.npmrc \
    mvn -B -ntp $(test -s /run/secrets/maven && echo --settings /run/secrets/maven) -DskipTests \
        -Dspotless.check.skip=true package -am \
        -pl accounts,gateway,staff-service,events-service,survey-service,experience-bank-service,operations

# Libraries change seldom, our classes often: each a layer of its own.
FROM build AS layers
ARG PROGRAM
RUN java -Djarmode=tools -jar "$PROGRAM/target/$PROGRAM"-*.jar extract --layers --destination /layers && \
    mv "/layers/application/$PROGRAM"-*.jar /layers/application/program.jar

FROM quay.io/keycloak/keycloak:26.7.3 AS keycloak
COPY --from=build /kopilka/accounts/target/accounts-*.jar /opt/keycloak/providers/accounts.jar
# The feature lets a client's former secret serve for another hour.
RUN ["/opt/keycloak/bin/kc.sh", "build", "--db=postgres", "--features=client-secret-rotation", "--health-enabled=true", "--metrics-enabled=true"]

FROM eclipse-temurin:25.0.3_9-jre-noble AS program
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin kopilka
WORKDIR /program
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/application/ ./
# The same options in every start, or the JVM would not take the cache.
ENV JDK_JAVA_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=35 -Xss512k -XX:TrimNativeHeapInterval=10000 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
# A start up to where it would look for store and broker; the JVM writes down what it loaded and linked. The gateway starts
# with no key to keep tokens with as little as it runs so: this one seals nothing.
RUN KOPILKA_LOGIN_KEY=of-this-start-alone java -XX:AOTCacheOutput=program.aot -Xlog:aot=off -Xlog:cds=off -Xmx512m \
        -Dspring.context.exit=onRefresh -Dspring.data.mongodb.auto-index-creation=false -jar program.jar && \
    test -s program.aot
USER 10001
ENTRYPOINT ["java", "-XX:AOTCache=program.aot", "-jar", "program.jar"]
