using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Glossary.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Glossary;

/// <summary>The tenant's own terms, and what the search makes of a text.</summary>
/// <param name="Tried">A text to try out; null for none.</param>
[Requires(GlossaryPermissions.Edit)]
public sealed record BrowseGlossary(string? Tried = null) : IQuery<BrowseGlossaryResult>
{
    public const int TriedMax = 200;
}

/// <param name="Common">How many terms of the common list find others.</param>
/// <param name="Also">What is searched besides the text that was tried; null where none was.</param>
public sealed record BrowseGlossaryResult(IReadOnlyList<BrowseGlossaryResult.Item> Items, int Common, IReadOnlyList<string>? Also)
{
    public sealed record Item(Guid Id, string Term, IReadOnlyList<string> Others, GlossaryWay Way, bool IsInForce, DateTimeOffset ChangedAt, uint Version);
}

internal sealed class BrowseGlossaryValidator : AbstractValidator<BrowseGlossary>
{
    public BrowseGlossaryValidator() => RuleFor(x => x.Tried).IsPlainText(BrowseGlossary.TriedMax, "Glossary_TextInvalid");
}

internal sealed class BrowseGlossaryHandler(AppDb db, CurrentCall call, Glossaries glossaries) : IRequestHandler<BrowseGlossary, Outcome<BrowseGlossaryResult>>
{
    public async Task<Outcome<BrowseGlossaryResult>> Handle(BrowseGlossary request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var terms = await db.GlossaryTerms.AsNoTracking().AtTenantOf(call).ToListAsync(ct);
        var also = string.IsNullOrWhiteSpace(request.Tried) ? null : SearchReading.Of(request.Tried, await glossaries.Of(call, db, ct)).Also;
        return new BrowseGlossaryResult(
            [.. terms.OrderByDescending(t => t.IsPublic).ThenBy(t => t.Term, StringComparer.CurrentCulture).ThenBy(t => t.Id).Select(t => new BrowseGlossaryResult.Item(t.Id, t.Term, t.Others, t.Way, t.IsPublic, t.ChangedAt, t.Version))],
            CommonTerms.Glossary.Count, also);
    }
}
