using System.Text.Json;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Domain.Invitations;
using Xunit;

namespace OrleansTenancy.Gateway.Tests.Invitations;

/// <summary>V8: every way to an invitation but the right one looks like no invitation.</summary>
[Collection(HttpTests.Name)]
public sealed class InvitationHijackTests(DevServer server)
{
    private readonly HttpWorld _world = new(server);

    [Fact]
    public async Task V8_V10_all_that_is_wrong_with_an_acceptance_looks_the_same()
    {
        var (owner, mallory, email) = (HttpWorld.New("owner"), HttpWorld.New("mallory"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        await Invite(tenant, owner, email);
        var code = await _world.Mail.Code(email);
        var token = InvitationToken.Read(code)!;
        var other = Mailbox.NewAddress();

        var used = await Sent(tenant, owner);
        (await Accept(HttpWorld.New("carla"), used.Email, used.Code)).Is(200);
        var cancelled = await Sent(tenant, owner);
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/invitations/{cancelled.Id}")).Is(204);
        var resent = await Sent(tenant, owner);
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations/{resent.Id}/resend")).Is(200);
        var gone = await _world.CreateTenant(owner);
        var deleted = await Sent(gone, owner);
        (await _world.Operator.Delete($"/v1/tenants/{gone}")).Is(202);
        (await _world.Operator.Post("/v1/tenants", new { tenantId = gone, displayName = "Again", adminUserId = owner })).Is(201);

        (string Email, string Token)[] wrong =
        [
            (other, code),
            ("x" + email, code),
            (email + ".evil.example", code),
            (email, ""),
            (email, "nonsense"),
            (email, code + "A"),
            (email, code[..^1]),
            (email, (token with { Secret = token.Secret.SetItem(15, (byte)(token.Secret[15] ^ 1)) }).Text()),
            (email, (token with { Secret = [.. new byte[16]] }).Text()),
            (email, (token with { Id = new InvitationId(Guid.NewGuid()) }).Text()),
            (used.Email, used.Code),
            (cancelled.Email, cancelled.Code),
            (resent.Email, resent.Code),
            (deleted.Email, deleted.Code),
        ];
        var answers = new List<string>();
        foreach (var (address, text) in wrong)
        {
            answers.Add(Comparable((await Accept(mallory, address, text)).IsProblem(404, "invitation-unknown")));
        }

        Assert.Single(answers.Distinct());
        Assert.Empty((await _world.As(mallory).Get("/v1/me/tenants")).Items);
        (await Accept(HttpWorld.New("carla"), email, code)).Is(200);
    }

    [Fact]
    public async Task EN_3_V8_only_an_address_that_the_issuer_has_verified_counts()
    {
        var (owner, email) = (HttpWorld.New("owner"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        await Invite(tenant, owner, email);
        var code = await _world.Mail.Code(email);
        var carla = HttpWorld.New("carla");
        Dictionary<string, object>[] unproven =
        [
            new() { ["sub"] = carla },
            new() { ["sub"] = carla, ["email"] = email },
            new() { ["sub"] = carla, ["email"] = email, ["email_verified"] = false },
            new() { ["sub"] = carla, ["email"] = email, ["email_verified"] = "yes" },
            new() { ["sub"] = carla, ["email"] = email, ["email_verified"] = 1 },
            new() { ["sub"] = carla, ["email"] = new[] { email, "mallory@invited.example" }, ["email_verified"] = true },
            new() { ["sub"] = carla, ["email"] = email, ["email_verified"] = new object[] { true, false } },
            new() { ["sub"] = carla, ["email"] = email.Replace("carla", "c\u0430rla", StringComparison.Ordinal), ["email_verified"] = true },
            new() { ["sub"] = carla, ["email"] = email + " ", ["email_verified"] = true },
            new() { ["sub"] = carla, ["email_verified"] = true },
        ];
        foreach (var claims in unproven)
        {
            var caller = server.Anonymous(server.Sign(claims));
            var withCode = (await caller.Post("/v1/invitations/accept", new { token = code })).IsProblem(403, "email-not-verified");
            var without = (await caller.Post("/v1/invitations/accept", new { token = "nonsense" })).IsProblem(403, "email-not-verified");
            Assert.Equal(Comparable(without), Comparable(withCode));
        }

        var service = server.As(HttpWorld.New("gateway"), "service", email);
        (await service.Post("/v1/invitations/accept", new { token = code })).IsProblem(403, "forbidden");
        (await Accept(carla, email, code)).Is(200);
    }

    [Fact]
    public async Task X_1_X_2_V8_the_invited_person_hears_why_it_cannot_be_accepted_now()
    {
        var (owner, inviter, carla) = (HttpWorld.New("owner"), HttpWorld.New("inviter"), HttpWorld.New("carla"));
        var tenant = await _world.CreateTenant(owner);
        (await _world.Grant(tenant, owner, inviter, "enterprise-admin")).Is(200);
        var sent = await Sent(tenant, inviter);
        (await Accept(inviter, sent.Email, sent.Code)).IsProblem(403, "scope-escalation");

        (await _world.Grant(tenant, owner, inviter, "group-viewer")).Is(200);
        (await Accept(carla, sent.Email, sent.Code)).IsProblem(409, "invitation-void");
        (await _world.As(owner).Delete($"/v1/tenants/{tenant}/users/{inviter}")).Is(204);
        (await Accept(carla, sent.Email, sent.Code)).IsProblem(409, "invitation-void");
        (await Accept(carla, Mailbox.NewAddress(), sent.Code)).IsProblem(404, "invitation-unknown");
        Assert.False((await _world.As(carla).Ask(tenant, carla, "read", "blueprint", "b")).Decision);

        // Somebody who holds it answers for it from now on.
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations/{sent.Id}/resend")).Is(200);
        (await Accept(carla, sent.Email, await _world.Mail.Code(sent.Email, sent.Code))).Is(200);
    }

    [Fact]
    public async Task X_5_an_invitation_that_has_not_begun_cannot_be_accepted()
    {
        var (owner, email) = (HttpWorld.New("owner"), Mailbox.NewAddress());
        var tenant = await _world.CreateTenant(owner);
        var body = new { email, notBefore = DateTimeOffset.UtcNow.AddHours(1) };
        (await _world.As(owner).Post($"/v1/tenants/{tenant}/invitations", body)).Is(201);
        (await Accept(HttpWorld.New("carla"), email, await _world.Mail.Code(email))).IsProblem(409, "invitation-not-yet");
    }

    private async Task<string> Invite(string tenant, string by, string email) =>
        (await _world.As(by).Post($"/v1/tenants/{tenant}/invitations", new { email })).Is(201).Member("invitationId")!;

    private async Task<(string Id, string Email, string Code)> Sent(string tenant, string by)
    {
        var email = Mailbox.NewAddress();
        var id = await Invite(tenant, by, email);
        return (id, email, await _world.Mail.Code(email));
    }

    private Task<Answer> Accept(string user, string email, string token) =>
        _world.AsOwnerOf(email, user).Post("/v1/invitations/accept", new { token });

    private static string Comparable(Answer answer) => JsonSerializer.Serialize(
        answer.Json.EnumerateObject().Where(m => m.Name != "traceId").Select(m => m.Value.ToString()));
}
