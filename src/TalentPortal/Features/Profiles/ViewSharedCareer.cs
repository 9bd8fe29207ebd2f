using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Profiles.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>
/// Opens the parts of a career record that the person shares in a case, to whoever answers for the case now. The reading is in
/// the person's access log, part by part.
/// </summary>
[Personal]
[Requires(ProfilesPermissions.ReadShared)]
public sealed record ViewSharedCareer(Guid CaseId) : IQuery<ViewSharedCareerResult>;

/// <param name="IsCampus">The campus sees few parts, whatever is shared.</param>
/// <param name="Parts">Every part that the reader's tier may see.</param>
/// <param name="MayExport">Whether all is shared that a JSON Resume needs.</param>
public sealed record ViewSharedCareerResult(Guid CaseId, string Reference, bool IsCampus, IReadOnlyList<ViewSharedCareerResult.Part> Parts, OpenCareer Career, bool MayExport)
{
    /// <param name="OpenUntil">Null while the person does not share it.</param>
    public sealed record Part(GrantScope Scope, DateTimeOffset? OpenUntil);
}

internal sealed class ViewSharedCareerHandler(CurrentCall call, CaseDesk desk, CaseCareer inCase, SharedCareer career, AccessLog access) : IRequestHandler<ViewSharedCareer, Outcome<ViewSharedCareerResult>>
{
    public async Task<Outcome<ViewSharedCareerResult>> Handle(ViewSharedCareer request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (one, sight, _) || await inCase.OpenTo(one, sight, ct) is not { } open) return Outcome.NotFound;
        var parts = CaseCareer.MostOf(sight.IsCampus).Select(scope => new ViewSharedCareerResult.Part(scope, open.TryGetValue(scope, out var until) ? until : null)).ToList();
        var read = await career.Open(one.TalentUserId!.Value, [.. open.Keys], ct);
        if (open.Count > 0) await access.Record(one.TalentUserId.Value, call.RequiredTenant.Name, TalentCase.Purpose, ReadingWords.Of(open.Keys), FieldClass.Sensitive, one.Id, ct);
        return new ViewSharedCareerResult(one.Id, one.Reference, sight.IsCampus, parts, read, !sight.IsCampus && ReadingWords.OfResume.All(open.ContainsKey));
    }
}

/// <summary>What the access log calls the parts of a career record.</summary>
internal static class ReadingWords
{
    /// <summary>The parts that a JSON Resume holds, all of which have to be open.</summary>
    public static readonly IReadOnlyList<GrantScope> OfResume = [.. Enum.GetValues<ProfileSection>().Select(SharedCareer.ScopeOf)];

    public static string Of(IEnumerable<GrantScope> scopes) => string.Join(' ', scopes.Order().Select(scope => $"career-{scope.Part().ToLowerInvariant()}"));
}
