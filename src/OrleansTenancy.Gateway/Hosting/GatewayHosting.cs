using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrleansTenancy.Gateway.Authentication;
using OrleansTenancy.Gateway.Endpoints.Access;
using OrleansTenancy.Gateway.Endpoints.Audit;
using OrleansTenancy.Gateway.Endpoints.Invitations;
using OrleansTenancy.Gateway.Endpoints.Notifications;
using OrleansTenancy.Gateway.Endpoints.Operations;
using OrleansTenancy.Gateway.Endpoints.Partners;
using OrleansTenancy.Gateway.Endpoints.People;
using OrleansTenancy.Gateway.Endpoints.Portal;
using OrleansTenancy.Gateway.Endpoints.Tenants;
using OrleansTenancy.Gateway.Json;
using OrleansTenancy.Gateway.Operations;
using OrleansTenancy.Gateway.Problems;

namespace OrleansTenancy.Gateway.Hosting;

/// <summary>Puts the HTTP edge into a web application.</summary>
public static class GatewayHosting
{
    private const string AnyScheme = "any";

    /// <summary>Registers what the routes need.</summary>
    /// <param name="services">The application's services; a cluster client or a silo is among them.</param>
    /// <param name="options">How the edge is set.</param>
    public static IServiceCollection AddTenancyGateway(this IServiceCollection services, GatewayOptions options)
    {
        var development = options.DevelopmentKeyFile is null
            ? null
            : SigningKey.ReadOrCreate(options.DevelopmentKeyFile);
        var login = development is null
            ? SigningKey.Read(options.LoginKeyFile)
            : SigningKey.ReadOrCreate(options.LoginKeyFile);
        services.AddSingleton(Options.Create(options));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Gate>();
        services.AddSingleton<KnownTokens>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<NotificationFeed>();
        services.AddSingleton(s => new LoginTokens(login, options.PublicBaseUrl, s.GetRequiredService<TimeProvider>()));
        if (development is not null)
        {
            services.AddSingleton(s => new DevelopmentTokens(development, s.GetRequiredService<TimeProvider>()));
        }

        services
            .AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, any => any.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, null)
            .AddJwtBearer(bearer => TokenValidation.Configure(bearer, options, development));
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<JsonOptions>(json => ManagementJson.Configure(json.SerializerOptions));

        // What cannot be bound is an exception in every environment, so that it gets its code in one place.
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        return services.AddTenancyOpenApi();
    }

    /// <summary>Maps every route.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapTenancy(this WebApplication app)
    {
        app.UseMiddleware<DrainMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.Use(UnknownRoutes.Answer);
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(BodyCharsets.Demand);
        app.UseMiddleware<OperationMiddleware>();
        PartnerEndpoints.Map(app);
        PartnerTenantEndpoints.Map(app);
        StaffingEndpoints.Map(app);
        PartnerInvitationEndpoints.Map(app);
        PortalEndpoints.Map(app);
        TenantEndpoints.Map(app);
        LinkEndpoints.Map(app);
        RoleEndpoints.Map(app);
        UserEndpoints.Map(app);
        TenantInvitationEndpoints.Map(app);
        GroupEndpoints.Map(app);
        ImportEndpoints.Map(app);
        DeviceEndpoints.Map(app);
        ResourceEndpoints.Map(app);
        LoginEndpoints.Map(app);
        NotificationEndpoints.Map(app);
        AuditEndpoints.Map(app);
        MeEndpoints.Map(app);
        TokenEndpoints.Map(app);
        AcceptanceEndpoints.Map(app);
        AuthorizeEndpoints.Map(app);
        AuthZenEndpoints.Map(app);
        AuthZenSearchEndpoints.Map(app);
        OperationEndpoints.Map(app);
        if (app.Services.GetService<DevelopmentTokens>() is not null)
        {
            DevelopmentEndpoints.Map(app);
        }

        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }

    private static string SchemeOf(HttpContext context) => AccessTokenHandler.IsMeant(context.Request)
        ? AccessTokenHandler.SchemeName
        : JwtBearerDefaults.AuthenticationScheme;
}
