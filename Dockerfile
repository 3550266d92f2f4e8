# Workers that bring simulations along: a folder of sources, with resources/ beside them, or jars, as `./broadside run FOLDER`
# takes it. Build with
#   docker build --build-arg SIMULATIONS=my-folder -t registry/my-worker:1 .
# set that image in the overlay, and name the class: ./broadside run shop.MySimulation
ARG WORKER=broadside/worker:0.1.0
FROM ${WORKER}
ARG SIMULATIONS
COPY ${SIMULATIONS} /simulations
ENV BROADSIDE_SIMULATIONS=/simulations
