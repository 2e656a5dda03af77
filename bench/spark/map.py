"""Maps NDJSON on a Spark cluster: each line goes through `seminar-graph map` as it is, and comes back as N-Quads.

    spark-submit --master URL bench/spark/map.py INPUT OUTPUT COMMAND

INPUT and OUTPUT are whatever Spark reads and writes (files here, HDFS or S3 elsewhere), COMMAND is the filter that every
worker must be able to run. A task whose filter fails is tried again by Spark, on another worker if need be; its output
counts only once, when all of it is there.
"""

import sys

from pyspark import SparkConf, SparkContext

source, target, command = sys.argv[1:4]
context = SparkContext(conf=SparkConf().setAppName("seminar-graph map"))
# checkCode: a filter that was killed, or that found an error in the facts, is a task that failed.
context.textFile(source, minPartitions=16).pipe(command, checkCode=True).saveAsTextFile(target)
context.stop()
