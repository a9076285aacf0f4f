using Microsoft.OpenApi;

namespace OrleansTenancy.Gateway.Hosting;

/// <summary>The description of the HTTP contract, generated from the routes.</summary>
internal static class OpenApiHosting
{
    public static IServiceCollection AddTenancyOpenApi(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
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
}
