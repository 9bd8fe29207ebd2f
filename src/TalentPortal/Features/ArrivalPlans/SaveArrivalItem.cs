using System.Globalization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.ArrivalPlans.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.ArrivalPlans;

/// <summary>Adds something to a day plan, or changes what is not done. The talent reads it.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="ItemId">What is changed; null: something new.</param>
/// <param name="TitleZh">One language is enough.</param>
/// <param name="On">Day at the tenant.</param>
/// <param name="At">The hour that was agreed, as HH:mm; empty: some time of <paramref name="Time"/>.</param>
/// <param name="Where">In the words of the caller's language.</param>
/// <param name="Papers">Kinds of documents to bring.</param>
/// <param name="Version">The version of the item that was looked at; another one is a conflict.</param>
[Requires(ArrivalPlansPermissions.Work)]
public sealed record SaveArrivalItem(
    Guid Id, Guid? ItemId, string? TitleZh, string? TitleEn, DateOnly? On, string? At, ArrivalTime Time, ArrivalParty Party, string? Where, IReadOnlyList<string> Papers, uint Version = 0) : ICommand<SaveArrivalItemResult>;

public sealed record SaveArrivalItemResult(Guid ItemId);

internal sealed class SaveArrivalItemValidator : AbstractValidator<SaveArrivalItem>
{
    public SaveArrivalItemValidator()
    {
        this.BothPlain(x => x.TitleZh, x => x.TitleEn, ArrivalItem.TitleMax, "SaveArrivalItem_TooLong");
        this.OneGiven(x => x.TitleZh, x => x.TitleEn, "SaveArrivalItem_TitleMissing");
        RuleFor(x => x.TitleZh).CrossesNoRedLine();
        RuleFor(x => x.TitleEn).CrossesNoRedLine();
        RuleFor(x => x.On).NotNull().Says("SaveArrivalItem_DayMissing");
        RuleFor(x => x.At).Must(typed => Typed.Tidy(typed) is null || Minute(typed) is not null).Says("SaveArrivalItem_TimeWrong");
        RuleFor(x => x.Time).IsInEnum().Says("SaveArrivalItem_TimeWrong");
        RuleFor(x => x.Party).IsInEnum().Says("SaveArrivalItem_PartyMissing");
        RuleFor(x => x.Where).IsPlainText(ArrivalItem.WhereMax, "SaveArrivalItem_TooLong").CrossesNoRedLine();
        RuleFor(x => x.Papers).Must(papers => papers is not null && papers.Count <= DocumentKinds.All.Count && papers.All(code => DocumentKinds.Find(code) is not null)).Says("SaveArrivalItem_PapersUnknown");
    }

    /// <summary>Minute of the day; null for what is no time.</summary>
    internal static int? Minute(string? typed) =>
        TimeOnly.TryParseExact(Typed.Tidy(typed), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;
}

internal sealed class SaveArrivalItemHandler(AppDb db, CurrentCall call, CaseDesk desk, ArrivalBook book, ConversationBook cases, TimeProvider clock) : IRequestHandler<SaveArrivalItem, Outcome<SaveArrivalItemResult>>
{
    public async Task<Outcome<SaveArrivalItemResult>> Handle(SaveArrivalItem request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { } one || await book.Find(one, ct) is not { } plan) return Outcome.NotFound;
        var known = request.ItemId is { } item ? await db.ArrivalItems.SingleOrDefaultAsync(i => i.TenantId == plan.TenantId && i.CaseId == plan.Id && i.Id == item, ct) : null;
        if (known is null && request.ItemId is not null) return Outcome.NotFound;
        if (known is not null && known.Version != request.Version) return Outcome.Conflict;
        if (!one.IsOpen) return Outcome.Refused("ArrivalPlan_CaseEnded");
        var on = request.On!.Value;
        if (on < plan.ArriveOn.AddDays(ArrivalTemplate.FirstDay) || on > plan.ArriveOn.AddDays(ArrivalTemplate.LastDay)) return Outcome.Invalid(nameof(request.On), new TextKey("SaveArrivalItem_DayUnfit", -ArrivalTemplate.FirstDay, ArrivalTemplate.LastDay));

        var before = known is null ? new(null, null, null, null) : await book.Open(known, ct);
        var where = Typed.Tidy(request.Where);
        // A place that stays as it was shown stays so in both languages.
        var stays = before.Where.In(call.Language) is { Length: > 0 } shown && shown == where;
        var written = new ArrivalWords(Typed.Tidy(request.TitleZh), Typed.Tidy(request.TitleEn), stays ? before.WhereZh : where, stays ? before.WhereEn : where);
        var papers = request.Papers.Distinct(StringComparer.Ordinal);
        if (known is not null)
        {
            var isOwn = (written.Zh, written.En) != (before.Zh, before.En);
            if (known.Change(on, SaveArrivalItemValidator.Minute(request.At), request.Time, request.Party, await book.Seal(one, known.Id, written, ct), papers, isOwn) is { } why) return Outcome.Refused(why);
        }
        else
        {
            await cases.Lock(one.TenantId, one.Id, ct);
            var places = await db.ArrivalItems.Where(i => i.TenantId == plan.TenantId && i.CaseId == plan.Id).Select(i => i.Place).ToListAsync(ct);
            if (places.Count >= ArrivalItem.MostOfPlan) return Outcome.Refused(new TextKey("SaveArrivalItem_TooMany", ArrivalItem.MostOfPlan));
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            db.ArrivalItems.Add(known = ArrivalItem.Plan(id, plan, null, on, SaveArrivalItemValidator.Minute(request.At), request.Time, request.Party, await book.Seal(one, id, written, ct), papers, places.Select(place => place + 1).DefaultIfEmpty().Max()));
        }

        cases.Changed(one);
        return new SaveArrivalItemResult(known.Id);
    }
}
