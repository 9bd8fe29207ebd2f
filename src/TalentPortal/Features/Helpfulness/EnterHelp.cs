using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Corrections.Domain;
using TalentPortal.Features.Helpfulness.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Helpfulness;

/// <summary>Adds one answer to the month's sum of a page, at the tenant whose page it is. Sent by <see cref="AnswerHelp"/>, which has checked it.</summary>
[SystemOnly]
public sealed record EnterHelp(string? Path, bool Helped) : ICommand<Done>;

internal sealed class EnterHelpValidator : AbstractValidator<EnterHelp>
{
    public EnterHelpValidator() => RuleFor(x => x.Path).IsPlainText(ContentPages.PathMax, "Help_Invalid");
}

internal sealed class EnterHelpHandler(AppDb db, CurrentCall call, ContentPages pages, TimeProvider clock) : IRequestHandler<EnterHelp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(EnterHelp request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await pages.Find(request.Path, ct) is not { } page || page.Owner.Id != tenant.Id) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var today = tenant.DayAt(now);
        var month = new DateOnly(today.Year, today.Month, 1);
        // Two answers at once are two: one waits for the other.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({$"help {tenant.Id} {page.Path}"}, 0))", ct);
        var count = await db.HelpCounts.AtTenantOf(call).SingleOrDefaultAsync(c => c.Path == page.Path && c.MonthFrom == month, ct) ?? db.Add(HelpCount.Of(page, month, now)).Entity;
        count.Add(request.Helped, page.Title);
        return Done.Value;
    }
}
