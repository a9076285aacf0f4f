using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansTenancy.Domain;
using OrleansTenancy.Gateway.Operations;

namespace OrleansTenancy.Gateway.Hosting;

/// <summary>The description of the HTTP contract, generated from the routes.</summary>
internal static class OpenApiHosting
{
    public static IServiceCollection AddTenancyOpenApi(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer((schema, context, _) =>
            {
                DescribeInstant(schema, context);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                DescribeKey(operation, context.Description);
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "OrleansTenancy",
                    Version = "v1",
                    Description = "May this person do this to this device of this tenant, now?",
                };

                // Where it runs is not part of the contract.
                document.Servers?.Clear();
                return Task.CompletedTask;
            });
        });

    // Instants are read by a converter of our own, which says nothing of what they look like.
    private static void DescribeInstant(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(DateTimeOffset) || type == typeof(DateTimeOffset?))
        {
            schema.Type = type == typeof(DateTimeOffset?)
                ? JsonSchemaType.String | JsonSchemaType.Null
                : JsonSchemaType.String;
            schema.Format = "date-time";
        }
    }

    // X.11: on every route that changes something, unless it says why not.
    private static void DescribeKey(OpenApiOperation operation, ApiDescription route)
    {
        var method = route.HttpMethod ?? string.Empty;
        if (OperationMiddleware.IsWrite(method, route.ActionDescriptor.EndpointMetadata))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = Operation.Header,
                In = ParameterLocation.Header,
                Description = "A repeat with the same key within 24 hours gets the first answer.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String, MaxLength = Limits.OperationIdLengthMax,
                },
            });
        }
    }
}
