using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

/// <summary>What the tests about files of postings start from: rongxin's recruiter at fujian, with a table of three lines.</summary>
internal static class ImportScene
{
    public const string Head = "职位编号,职位名称,职位描述,工作地点,行业,用工类型,学历,薪资,招聘人数,截止日期";

    public static string Line(string reference, string title = "芯片设计工程师", string place = "福州", string pay = "30-50万/年", string industry = "芯片设计", string kind = "全职", string closing = "") =>
        $"{reference},{title},{(title.StartsWith("Chip", StringComparison.Ordinal) ? "You design display driver chips." : "负责显示驱动芯片的设计。")},{place},{industry},{kind},硕士及以上,{pay},２,{closing}";

    /// <summary>An employer that fujian does not admit.</summary>
    public static string NotAdmitted => DemoPeople.Employers.First(employer => !employer.AdmittedBy.Contains("fujian")).Key;

    public static string Three { get; } = string.Join("\r\n", Head, Line("R-1"), Line("R-2", "Chip design engineer"), Line("R-3", kind: "柔性"));

    public static Task<Guid> Upload(this TestSender sender, string table, string name = "postings.csv") => sender.Get(new UploadImport(name, Encoding.UTF8.GetBytes(table)));

    /// <summary>Sent and looked at.</summary>
    public static async Task<Guid> Checked(this PortalFixture portal, string table, TestSender? sender = null, ImportGoal goal = ImportGoal.Review)
    {
        sender ??= portal.Employer();
        var id = await sender.Upload(table);
        await sender.Get(new CheckImport(id, (await sender.Get(new ViewImport(id))).Map, goal));
        await portal.WorkOff();
        return id;
    }

    /// <summary>Sent, looked at and taken in.</summary>
    public static async Task<ViewImportResult> TakenIn(this PortalFixture portal, string table, TestSender? sender = null, ImportGoal goal = ImportGoal.Review)
    {
        sender ??= portal.Employer();
        var id = await portal.Checked(table, sender, goal);
        await sender.Get(new BeginImport(id, LeaveFaulty: true));
        await portal.WorkOff();
        return await sender.Get(new ViewImport(id));
    }

    public static Task WorkOff(this PortalFixture portal) => portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);

    /// <summary>Changes something as the superuser would.</summary>
    public static async Task Execute(this PortalFixture portal, string sql, params object[] values)
    {
        await using var admin = await portal.OpenAsSuperuser();
        await using var command = new Npgsql.NpgsqlCommand(sql, admin);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    public static IEnumerable<DemoPerson?> Strangers => DemoPeople.People.Where(person => person.Employer != "rongxin").Append(null);

    public static TestSender Staff(this PortalFixture portal, string tenant = "fujian") => portal.As(Personas.Staff(PortalRole.Reviewer, tenant));
}
