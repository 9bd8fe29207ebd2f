namespace TalentPortal.Platform.Security;

/// <summary>
/// On a public page that takes what people say of themselves out of its address: pay, degree, age. With a query no cache
/// keeps the answer, and no other site is told where somebody comes from.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PrivateAddressAttribute : Attribute;
