using Microsoft.EntityFrameworkCore;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Offers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Data.Seed.Demo;

/// <summary>Two offers of the demonstration to one talent, so that they can be laid side by side: one in its second version with a question, one that is not complete. Seeded once.</summary>
internal static class DemoOffers
{
    public static async Task Seed(IServiceProvider services, CancellationToken ct)
    {
        var (fujian, talent) = (await DemoTalents.At(services, "fujian", ct), DemoPeople.Person("maria-silva"));
        if (await Ready(services, fujian, talent, "HY-202", ct) is { } marine)
        {
            var last = Last(services, fujian, 40);
            OfferLineDraft[] lines =
            [
                new(OfferLineKind.Pay, "28000", "Month", "13", "Written", "聘用合同（草案）第四条"), new(OfferLineKind.Housing, "3500", "Month", null, "Written", "聘用合同（草案）第六条", Form: "Allowance"),
                new(OfferLineKind.Relocation, "30000", "Once", null, "Promised", null), new(OfferLineKind.Insurance, null, null, null, "Written", "聘用合同（草案）第七条", Words: "五险一金，另加商业医疗保险"),
                new(OfferLineKind.Leave, null, null, "15", "Written", "聘用合同（草案）第八条"), new(OfferLineKind.Term, null, null, "24", "Written", "聘用合同（草案）第二条"), new(OfferLineKind.Probation, null, null, "2", "Written", "聘用合同（草案）第二条"),
            ];
            await Send(services, fujian, new(marine, Lines(lines[..4]), false, null, last, 0), ct);
            await Send(services, fujian, new(marine, Lines(lines), true, "如有疑问，欢迎在此留言。", last, 1), ct);
            var offer = await OfferOf(services, fujian, talent, marine, ct);
            await DemoSessions.Send(services, new WriteInMyOffer(offer, "Is the housing allowance paid during the months at sea as well?"), await DemoSessions.SignIn(services, fujian, talent, talent.Mails, ct), ct);
            await DemoSessions.Send(services, new WriteInOffer(marine, "是的，出海期间照常发放。"), await Recruiter(services, fujian, ct), ct);
        }

        if (await Ready(services, fujian, talent, "HY-201", ct) is { } drugs)
        {
            OfferLineDraft[] lines =
            [
                new(OfferLineKind.Pay, "450000", "Year", null, "Written", "录用通知书第一条"), new(OfferLineKind.Housing, null, null, null, "Promised", null, Form: "Flat", Words: "人才公寓两居室，前三年免租"),
                new(OfferLineKind.SpouseWork, null, null, null, "Promised", null, Words: "协助推荐，不作保证"), new(OfferLineKind.StartUp, "300000", "Once", null, "Promised", null),
            ];
            await Send(services, fujian, new(drugs, Lines(lines), false, null, Last(services, fujian, 25), 0), ct);
        }

        await DemoSessions.End(services, ct);
    }

    private static IReadOnlyList<TypedLine> Lines(IEnumerable<OfferLineDraft> lines) => [.. lines.Select(line => new TypedLine(line.Kind)
    {
        Amount = line.Amount, Currency = line.Amount is null ? null : "CNY", Period = line.Period, Count = line.Count, Form = line.Form, Words = line.Words, Assurance = line.Assurance, Source = line.Source,
    })];

    private static DateOnly Last(IServiceProvider services, TenantRef tenant, int days) => tenant.DayAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).AddDays(days);

    private static async Task Send(IServiceProvider services, TenantRef tenant, SendOffer offer, CancellationToken ct) => await DemoSessions.Send(services, offer, await Recruiter(services, tenant, ct), ct);

    private static Task<CallOrigin> Recruiter(IServiceProvider services, TenantRef tenant, CancellationToken ct) => DemoSessions.SignIn(services, tenant, DemoPeople.Person("haiyun-recruiter"), Language.Chinese, ct);

    /// <summary>The talent's interview for a posting for which no offer was made yet.</summary>
    private static async Task<Guid?> Ready(IServiceProvider services, TenantRef tenant, DemoPerson talent, string reference, CancellationToken ct)
    {
        Guid? found = null;
        await DemoSessions.InScope(services, tenant, async db => found = await db.JobApplications
            .Where(a => a.TenantId == tenant.Id && a.TalentUserId == talent.UserId && db.Set<Job>().Any(j => j.TenantId == a.TenantId && j.Id == a.JobId && j.SourceIdentifier == reference) && a.State == ApplicationState.Interview && !db.Set<Offer>().Any(o => o.ApplicationId == a.Id))
            .OrderBy(a => a.AppliedAt).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct), ct, talent.UserId);
        return found;
    }

    private static async Task<Guid> OfferOf(IServiceProvider services, TenantRef tenant, DemoPerson talent, Guid application, CancellationToken ct)
    {
        Guid found = default;
        await DemoSessions.InScope(services, tenant, async db => found = await db.Offers.Where(o => o.ApplicationId == application).Select(o => o.Id).SingleAsync(ct), ct, talent.UserId);
        return found;
    }

    private sealed record OfferLineDraft(OfferLineKind Kind, string? Amount, string? Period, string? Count, string Assurance, string? Source, string? Form = null, string? Words = null);
}
