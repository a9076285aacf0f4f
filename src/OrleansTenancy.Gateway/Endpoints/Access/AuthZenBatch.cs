using System.Text.Json;
using OrleansTenancy.Contracts.Users;
using OrleansTenancy.Domain.Access;
using OrleansTenancy.Domain.Identity;
using OrleansTenancy.Gateway.Authentication;

namespace OrleansTenancy.Gateway.Endpoints.Access;

/// <summary>
/// Several questions at once: each is decided by itself, those of one person in one call. A broken one is a deny that
/// says what is wrong with it, and spoils nothing else.
/// </summary>
internal sealed class AuthZenBatch(TenantId tenant, Caller caller, Gate gate, IAccessChecks checks)
{
    /// <summary>All answers, in the order of the questions.</summary>
    public async Task<EvaluationBody[]> Evaluate(JsonElement list, JsonElement defaults)
    {
        var answers = new EvaluationBody[list.GetArrayLength()];
        var people = new Dictionary<UserId, List<(int Index, AccessQuery Query)>>();
        var index = -1;
        foreach (var item in list.EnumerateArray())
        {
            index++;
            if (!AuthZenRequest.TryRead(item, defaults, out var question, out var fault))
            {
                answers[index] = EvaluationBody.Broken(fault);
            }
            else if (AuthZenEndpoints.UserOf(question) is not { } user)
            {
                answers[index] = EvaluationBody.Nobody;
            }
            else
            {
                if (!people.TryGetValue(user, out var queries))
                {
                    people[user] = queries = [];
                }

                queries.Add((index, new AccessQuery(
                    tenant, question.Action, question.ResourceType, question.ResourceId, Explain: true)));
            }
        }

        // About themselves a caller may ask; about all others it is one question whether they may.
        var knowledge = new Dictionary<bool, AccessKnowledge>(2);
        foreach (var group in people.Keys.GroupBy(user => user == caller.User))
        {
            knowledge[group.Key] = await gate.DemandEvaluation(caller, tenant, group.First());
        }

        await Task.WhenAll(people.Select(p =>
            EvaluatePerson(p.Key, p.Value, answers, knowledge[p.Key == caller.User])));
        return answers;
    }

    /// <summary>The answers up to the one that ends the batch.</summary>
    public static IReadOnlyList<EvaluationBody> Cut(EvaluationBody[] answers, Semantic semantic)
    {
        var last = semantic switch
        {
            Semantic.DenyOnFirstDeny => Array.FindIndex(answers, a => !a.Decision),
            Semantic.PermitOnFirstPermit => Array.FindIndex(answers, a => a.Decision),
            _ => -1,
        };
        return last < 0 ? answers : answers[..(last + 1)];
    }

    private async Task EvaluatePerson(
        UserId user, List<(int Index, AccessQuery Query)> queries, EvaluationBody[] answers, AccessKnowledge knowledge)
    {
        var replies = await checks.Of(caller, user).AuthorizeMany(queries.Select(q => q.Query));
        for (var i = 0; i < replies.Length; i++)
        {
            answers[queries[i].Index] = EvaluationBody.Of(
                replies[i], DecisionWords.CodeFor(replies[i].Code, caller), knowledge);
        }
    }
}
