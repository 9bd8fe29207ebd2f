using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>What the talents of the caller's cases in a tier ask about flats: viewings by their time first, then what waits, then what ended lately. Without a word about the persons.</summary>
[Requires(ViewingsPermissions.Accompany)]
public sealed record BrowseCaseViewings(CaseTier Tier) : IQuery<BrowseCaseViewingsResult>;

/// <param name="Topic">What a page that shows it follows to stay up to date.</param>
public sealed record BrowseCaseViewingsResult(IReadOnlyList<BrowseCaseViewingsResult.Item> Items, Guid Topic)
{
    /// <summary>More do not stand in one list.</summary>
    public const int Most = 200;

    /// <summary>Days for which a closed one is listed.</summary>
    public const int ClosedDays = 30;

    public sealed record Item(Guid Id, string CaseReference, Bilingual FlatTitle, EnquiryState State, EnquiryEnd? Ending, DateTimeOffset? WaitingSince, DateTimeOffset? StartsAt, string? Companion);
}

internal sealed class BrowseCaseViewingsValidator : AbstractValidator<BrowseCaseViewings>
{
    public BrowseCaseViewingsValidator() => RuleFor(x => x.Tier).IsInEnum().Says("Enquiry_NoAnswer");
}

internal sealed class BrowseCaseViewingsHandler(AppDb db, CurrentCall call, CaseDesk desk, TimeProvider clock) : IRequestHandler<BrowseCaseViewings, Outcome<BrowseCaseViewingsResult>>
{
    public async Task<Outcome<BrowseCaseViewingsResult>> Handle(BrowseCaseViewings request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var since = clock.GetUtcNow().AddDays(-BrowseCaseViewingsResult.ClosedDays);
        var mine = desk.WorkedOn(request.Tier).Select(c => (Guid?)c.Id);
        var found = await db.FlatEnquiries.AsNoTracking().AtTenantOf(call).Where(e => mine.Contains(e.CaseId) && (e.ClosedAt == null || e.ClosedAt > since))
            .OrderBy(e => e.ClosedAt != null).ThenBy(e => e.State == EnquiryState.Agreed ? 0 : 1).ThenBy(e => e.StartsAt).ThenBy(e => e.WaitingSince == null).ThenBy(e => e.WaitingSince).ThenByDescending(e => e.MovedAt).ThenBy(e => e.Id)
            .Take(BrowseCaseViewingsResult.Most).ToListAsync(ct);
        return new BrowseCaseViewingsResult([.. found.Select(e => new BrowseCaseViewingsResult.Item(e.Id, TalentCase.ReferenceOf(e.CaseId!.Value), e.FlatTitle, e.State, e.Ending, e.WaitingSince, e.StartsAt, e.CompanionName))], desk.Me);
    }
}
